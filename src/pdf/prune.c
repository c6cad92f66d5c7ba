/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/prune.h"

#include <stdbool.h>
#include <string.h>

#define ENTRY_BYTES 20 /* "0003085335 00000 n \n" (ISO 32000-1 §7.5.4) */
#define TAIL_BYTES 64  /* holds "startxref", the offset and "%%EOF" */

typedef struct {
    guint8 *file;
    gsize length;
    guint8 *entries;
    gsize count;
} Table;

static bool
starts_with(const Table *table, gsize offset, const char *text)
{
    gsize length = strlen(text);
    return offset <= table->length && table->length - offset >= length &&
           memcmp(table->file + offset, text, length) == 0;
}

/* The decimal number at `*offset`, which is moved past it. */
static gsize
read_number(const Table *table, gsize *offset)
{
    gsize number = 0;
    while (*offset < table->length && g_ascii_isdigit(table->file[*offset]) &&
           number < G_MAXUINT32)
        number = number * 10 + (gsize) (table->file[(*offset)++] - '0');
    return number;
}

static bool
find_table(Table *table)
{
    gsize tail = MIN(table->length, TAIL_BYTES);
    const char *found = g_strrstr_len((const char *) table->file + table->length - tail,
                                      (gssize) tail, "startxref\n");
    if (found == NULL)
        return false;
    gsize offset = (gsize) (found - (const char *) table->file) + strlen("startxref\n");
    offset = read_number(table, &offset);
    if (!starts_with(table, offset, "xref\n0 "))
        return false;
    offset += strlen("xref\n0 ");
    table->count = read_number(table, &offset);
    table->entries = table->file + offset + 1;
    return offset < table->length &&
           (table->length - offset - 1) / ENTRY_BYTES >= table->count;
}

/* Where the object `number` begins after "N 0 obj\n"; the file's length for none. */
static gsize
object_start(const Table *table, gsize number)
{
    const guint8 *entry = table->entries + number * ENTRY_BYTES;
    gsize offset = (gsize) (entry - table->file);
    if (number >= table->count || entry[17] != 'n')
        return table->length;
    offset = read_number(table, &offset);
    if (offset >= table->length || read_number(table, &offset) != number ||
        !starts_with(table, offset, " 0 obj\n"))
        return table->length;
    return offset + strlen(" 0 obj\n");
}

static void
set_free(Table *table, gsize number)
{
    memcpy(table->entries + number * ENTRY_BYTES, "0000000000 65535 f", 18);
}

/* The arrays "N 0 R" of a parent tree that begins at `offset`. */
static guint
free_parent_arrays(Table *table, gsize offset)
{
    guint freed = 0;
    while (offset < table->length && table->file[offset] != ']') {
        if (!g_ascii_isdigit(table->file[offset])) {
            offset++;
            continue;
        }
        gsize number = read_number(table, &offset);
        if (!starts_with(table, offset, " 0 R") ||
            object_start(table, number) == table->length)
            continue;
        set_free(table, number);
        freed++;
        offset += strlen(" 0 R");
    }
    return freed;
}

guint
pdf_prune_structure(guint8 *file, gsize length)
{
    Table table = {.file = file, .length = length};
    guint freed = 0;
    if (!find_table(&table))
        return 0;
    for (gsize number = 1; number < table.count; number++) {
        gsize start = object_start(&table, number);
        bool is_tree = starts_with(&table, start, "<< /Nums [");
        if (is_tree)
            freed += free_parent_arrays(&table, start + strlen("<< /Nums ["));
        if (is_tree || starts_with(&table, start, "<< /Type /StructElem\n") ||
            starts_with(&table, start, "<< /Type /StructTreeRoot\n")) {
            set_free(&table, number);
            freed++;
        }
    }
    return freed;
}
