#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times the program on blogs that it writes itself: `make bench`.

A line a stage: CPU seconds, wall seconds, peak memory, what was made of it, and the goal
where there is one: CPU seconds and MiB. EPUBs that have a goal are made without a page map,
which needs the pages of a PDF. Some stages are timed on blogs twice as large, to see that
time grows no faster than the input.
"""
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

from pictures import add_pictures

WORDS = """배포 서버 바람 기압 섬 항구 사람 기록 파일 함수 변수 이야기 아침 저녁 커피 버스 지도 노트
문제 해결 방법 이유 결과 처음 다음 마지막 조금 아주 정말 그래서 하지만 그리고 그런데 만들었다 보았다
걸었다 달렸다 생각했다 배웠다 적었다 고쳤다 느꼈다 알았다 돌아왔다 시작했다 Kubernetes AWS Docker
JavaScript Spring HTTP API 스레드 메모리 캐시 네트워크 데이터베이스 인덱스 트랜잭션 커밋 브랜치""".split()
ENDINGS = ["했다.", "이었다.", "아니었다.", "몰랐다.", "되었다.", "없었다.", "좋았다.", "였다!"]
CODE = """function measure(values) {
  // 값의 평균을 구한다
  const sum = values.reduce((a, b) => a + b, 0);
  return sum / values.length;
}
"""


def sentence(rng):
    words = [rng.choice(WORDS) for _ in range(rng.randint(6, 14))]
    return ' '.join(words) + ' ' + rng.choice(ENDINGS)


def post(rng, number, count):
    lines = ['---', f'title: 바람 기록 {number}편 - {rng.choice(WORDS)}',
             f'date: 2021-{1 + number % 12:02}-{1 + number % 28:02} 09:00:00', 'tags: [바람, 기록]',
             '---', '']
    if number > 1:
        lines += [f'[{number - 1}편](/2021/{1 + (number - 1) % 12:02}/{1 + (number - 1) % 28:02}'
                  f'/wind-{number - 1:04}/)에 이어 쓴다.', '']
    for section in range(5):
        lines += [f'## {rng.choice(WORDS)} {section + 1}', '']
        for _ in range(6):
            lines += [' '.join(sentence(rng) for _ in range(rng.randint(2, 6))), '']
        if section % 2 == 0:
            lines += ['```js', CODE * rng.randint(1, 4) + '```', '']
        else:
            lines += [f'- {sentence(rng)}' for _ in range(4)] + ['']
            lines += ['| 값 | 뜻 |', '| --- | --- |'] + \
                     [f'| {i} | {rng.choice(WORDS)} |' for i in range(5)] + ['']
    return '\n'.join(lines)


def write_blog(folder, count):
    rng = random.Random(count)
    posts = os.path.join(folder, 'source', '_posts')
    os.makedirs(posts)
    with open(os.path.join(folder, '_config.yml'), 'w', encoding='utf-8') as config:
        config.write('title: 바람 기록\nauthor: 홍길동\nlanguage: ko\nurl: https://example.org\n'
                     'permalink: :year/:month/:day/:title/\n')
    for number in range(1, count + 1):
        with open(os.path.join(posts, f'wind-{number:04}.md'), 'w', encoding='utf-8') as file:
            file.write(post(rng, number, count))


def body(rng, size):
    """Text like a post's, of about `size` bytes: `ebook series` must read it all."""
    text = post(rng, 0, 0).split('---\n', 2)[2]
    while len(text.encode()) < size:
        text += f'[바람](https://wind.example.com/{rng.randint(1, 99)}) {sentence(rng)}\n\n'
        text += f'![그림](/images/{rng.randint(1, 99)}.png)\n\n' + '\n'.join(
            ' '.join(sentence(rng) for _ in range(rng.randint(2, 6))) + '\n' for _ in range(8))
    return text


def part_list(name, at, parts):
    return '\n'.join(f'- {name} {i}편 (이 글)' if i == at else
                     f'- [{name} {i}편](/{name}-{i}/)' for i in range(1, parts + 1))


def write_series_blog(folder, count, bodies):
    """Of ten posts three are parts of a series with a list, two of one by numbers."""
    posts = os.path.join(folder, '_posts')
    os.makedirs(posts)
    with open(os.path.join(folder, '_config.yml'), 'w', encoding='utf-8') as config:
        config.write('title: 바람 기록\nlang: ko\nurl: https://example.org\npermalink: /:title/\n')
    for number in range(count):
        decade, digit = divmod(number, 10)
        text = bodies[number % len(bodies)]
        name, title = f'post-{decade}x{digit}', f'{WORDS[number % len(WORDS)]} 이야기 {decade}에서'
        if digit < 3:
            name, title = f'wind{decade}-{digit + 1}', f'바람 {decade}호 {digit + 1}편'
            text = part_list(f'wind{decade}', digit + 1, 3) + '\n\n' + text
        elif digit < 5:
            name, title = f'sea{decade}-{digit - 2}', f'바다 {decade}호 ({digit - 2})'
        with open(os.path.join(posts, f'2021-01-{1 + number % 28:02}-{name}.md'), 'w',
                  encoding='utf-8') as file:
            file.write(f'---\ntitle: {title}\ntags: [바람]\n---\n{text}')


def double_series(ebook, work):
    """Time grows as the blog does: each line tells how many times the line above."""
    rng, before = random.Random(1), None
    bodies = [body(rng, rng.randint(10000, 14000)) for _ in range(64)]
    for count in (1000, 2000, 4000, 8000):
        blog = os.path.join(work, f'series-{count}')
        write_series_blog(blog, count, bodies)
        cpu, wall, peak, text = run(ebook, 'series', blog, '--json')
        what = f'{text.count(chr(34) + "id" + chr(34))} series'
        if before:
            what += f', {cpu / before:.2f} times'
        line(f'series of {count} posts', cpu, wall, peak, what)
        before = cpu
        shutil.rmtree(blog)


def run(*command):
    """-> CPU seconds, wall seconds, peak MiB, output"""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        out.seek(0)
        err.seek(0)
        if status:
            sys.exit(f'{" ".join(command)}: status {status}\n{err.read()[-2000:].decode()}')
        return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, out.read().decode()


def line(name, cpu, wall, peak, what='', goal=None):
    aim = f' (goal {goal[0]:.2f} s, {goal[1]} MiB)' if goal else ''
    print(f'{name:32} {cpu:7.2f} s CPU {wall:7.2f} s wall {peak:7.0f} MiB  {what}{aim}', flush=True)


def leave_out_page_map(blog, is_left_out):
    manifest = os.path.join(blog, 'book.yaml')
    if is_left_out:
        with open(manifest, 'w', encoding='utf-8') as file:
            file.write('epub: {pages: none}\n')
    elif os.path.exists(manifest):
        os.remove(manifest)


# CPU seconds and MiB, by what is made of how many posts
PICTURE_GOALS = {('epub', 14): (0.05, 64), ('pdf', 14): (0.5, 200),
                 ('epub', 200): (0.7, 64), ('pdf', 200): (9.5, 300)}
TEXT_GOALS = {('epub', 14): (0.05, 64), ('pdf', 14): (0.5, 200), ('pdf', 200): (2.3, 200)}


def time_small(ebook, work, count):
    blog, out = (os.path.join(work, f'{name}-{count}') for name in ('text', 'out'))
    write_blog(blog, count)
    for kind in ('epub', 'pdf'):
        leave_out_page_map(blog, kind == 'epub')
        cpu, wall, peak, _ = run(ebook, 'make', blog, '--blog', f'--format={kind}', '-o', out)
        line(f'{kind.upper()}, {count} posts', cpu, wall, peak, goal=TEXT_GOALS[kind, count])
    shutil.rmtree(blog)
    shutil.rmtree(out)


def time_pictures(ebook, draw, work, count, pictures):
    blog, out = (os.path.join(work, f'{name}-{count}') for name in ('seen', 'out'))
    write_blog(blog, count)
    add_pictures(draw, blog, pictures)
    for kind in ('epub', 'pdf'):
        leave_out_page_map(blog, kind == 'epub')
        cpu, wall, peak, text = run(ebook, 'make', blog, '--blog', f'--format={kind}', '-o', out)
        size = int(re.search(r', (\d+) KiB', text)[1]) / 1024
        line(f'{kind.upper()}, {count} posts, {pictures} pictures', cpu, wall, peak,
             f'{size:.1f} MiB', PICTURE_GOALS[kind, count])
    shutil.rmtree(blog)
    shutil.rmtree(out)


def main():
    ebook, draw = (os.path.abspath(path) for path in sys.argv[1:3])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    work = tempfile.mkdtemp(prefix='ebook-bench-')
    try:
        blog, twice, out = (os.path.join(work, n) for n in ('blog', 'twice', 'out'))
        write_blog(blog, count)
        write_blog(twice, 2 * count)
        cpu, wall, peak, text = run(ebook, 'make', blog, '--blog', '--dump=doc')
        line(f'parse {count} posts', cpu, wall, peak, f'{len(text) / 1e6:.1f} MB of tree')
        double_series(ebook, work)
        cpu, wall, peak, _ = run(ebook, 'make', blog, '--blog', '--format=epub', '-o', out)
        line('EPUB with page map', cpu, wall, peak)
        cpu, wall, peak, text = run(ebook, 'make', blog, '--blog', '--format=pdf', '-o', out)
        pages = int(re.search(r': (\d+) pages', text)[1])
        line('PDF', cpu, wall, peak, f'{pages} pages, {pages / cpu:.0f} pages a CPU second',
             TEXT_GOALS.get(('pdf', count)))
        first, wall, peak, _ = run(ebook, 'make', blog, '--blog', '-o', out)
        line('both', first, wall, peak)
        second, wall, peak, _ = run(ebook, 'make', twice, '--blog', '-o', out)
        line(f'both, {2 * count} posts', second, wall, peak, f'{second / first:.2f} times')
        time_small(ebook, work, 14)
        time_pictures(ebook, draw, work, 14, 33)
        time_pictures(ebook, draw, work, 200, 804)
    finally:
        shutil.rmtree(work)


main()
