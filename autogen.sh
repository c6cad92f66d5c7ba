#!/bin/sh
# Sets the checkout up from nothing: packages when asked for, configure, build.
#
#   ./autogen.sh                       configure and build with what is installed
#   ./autogen.sh --install-deps        install what building and running need, then build
#   ./autogen.sh --install-deps=test   also what `make check` needs
#   ./autogen.sh ... CONFIGURE-OPTIONS the rest goes to configure
set -eu
cd "$(dirname "$0")"

build="build-essential autoconf automake pkg-config libzip-dev libxml2-dev libcairo2-dev
 libpango1.0-dev libharfbuzz-dev libyaml-dev libmd4c-dev libqpdf-dev libjpeg62-turbo-dev
 libpng-dev libwebp-dev librsvg2-dev libqrencode-dev libt3highlight-dev libhyphen-dev
 libdeflate-dev liblcms2-dev hyphen-en-us icc-profiles-free
 fonts-dejavu-core fonts-lmodern fonts-nanum fonts-noto-cjk fonts-noto-cjk-extra fonts-naver-d2coding
 fonts-symbola fonts-unifont"
tests="clang-format qpdf poppler-utils mupdf-tools ghostscript epubcheck default-jre-headless
 python3 python3-lxml python3-pikepdf python3-fonttools strace unzip xz-utils zbar-tools"

packages=
case ${1-} in
--install-deps) packages=$build; shift ;;
--install-deps=test) packages="$build $tests"; shift ;;
esac
if [ -n "$packages" ]; then
    sudo=
    [ "$(id -u)" = 0 ] || sudo=sudo
    $sudo apt-get update -q
    # shellcheck disable=SC2086 # a list of words
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $packages
fi

mkdir -p build-aux
autoreconf --force --install --warnings=all
./configure --quiet "$@"
make --silent -j"$(nproc)"
