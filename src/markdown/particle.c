/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "markdown/particle.h"

#include <string.h>

/* Separated by spaces. National Institute of Korean Language, "조사", and the endings of
 * the copula; with those that commonly follow one another joined. */
static const char particles[] =
    " 은 는 이 가 을 를 의 에 와 과 로 도 만 나 랑 야 여 요 고 며 란 든 인 등 께 뿐"
    " 으로 에서 에게 에도 에는 에만 에의 와의 과의 로의 로는 로도 로만 이나 이랑 이란"
    " 이고 이며 이다 이요 이야 이여 까지 부터 보다 처럼 만큼 대로 마다 조차 마저 밖에"
    " 한테 하고 라고 라는 라면 라도 라서 라며 인데 이든 든지 이라 였다 예요 이죠 이지"
    " 들은 들이 들을 들의 들과 들도 만의 만을 만이 만은 도록 같은 같이 등의 등을 등에"
    " 등이 등은 등과 등도 뿐만 께서 에선 로서 로써 이면 지만 니다 인지 이니 에다 중의"
    " 으로의 으로는 으로도 으로만 으로서 으로써 로부터 로까지 에서의 에서는 에서도 에서만"
    " 에게는 에게도 에게서 이라고 이라는 이라면 이라도 이라서 이라며 이든지 까지는 까지도"
    " 까지의 부터는 부터의 이에요 입니다 이었다 이지만 인데요 이므로 이라던 처럼은 만으로"
    " 들에서 들에게 등에서 등으로 뿐이다 에서부터 으로부터 으로까지 이라든지 이었습니다"
    " 였습니다 입니다만 이라고도 이라고는 이라는걸 라고도 라는걸 으로부터의 로부터의 ";

bool
particle_is(const char *text, gsize length)
{
    for (const char *found = particles;
         length > 0 && (found = g_strstr_len(found, -1, " ")) != NULL && found[1] != '\0';
         found++)
        if (strncmp(found + 1, text, length) == 0 && found[1 + length] == ' ')
            return true;
    return false;
}
