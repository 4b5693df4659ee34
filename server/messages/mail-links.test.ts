import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { linksApart } from './mail-links.ts'

const away = 'target="_blank" rel="noopener noreferrer nofollow"'
const pages: [what: string, html: string, shown: string][] = [
  ['a link', '<a href="https://a.example">x</a>', `<a ${away} href="https://a.example">x</a>`],
  [
    'a link that would take the window',
    `<A target=_top rel=opener HREF='https://a.example'>x</A>`,
    `<A ${away} target=_top rel=opener HREF='https://a.example'>x</A>`,
  ],
  ['an address without marks', '<a href=https://a.example/?a>x', `<a ${away} href=https://a.example/?a>x`],
  ['a place in the mail itself', '<a href="#end">x</a>', `<a target="_self" ${away.slice(16)} href="#end">x</a>`],
  ['what would run', '<a class=b href="java\nscript:alert(1)">x</a>', `<a ${away} class=b>x</a>`],
  ['what hides that it would run', '<a href=" javascript&colon;alert(1)">x</a>', `<a ${away}>x</a>`],
  ['a page in an address', '<a href="data:text/html,x">x</a>', `<a ${away}>x</a>`],
  ['a path of ours', '<a href="/api/v1/me">x</a>', `<a ${away}>x</a>`],
  ['a colon spelled out', '<a href="https&#58;//a.example">x</a>', `<a ${away} href="https&#58;//a.example">x</a>`],
  ['a drawing', '<svg><a xlink:href="javascript:x">', `<svg><a ${away}>`],
  ['whom a press is told to', '<a ping="https://spy.example" href="tel:1">', `<a ${away} href="tel:1">`],
  ['a map', '<area shape=rect href="https://a.example">', `<area ${away} shape=rect href="https://a.example">`],
  [
    'a sign that ends no tag',
    `<a title="a > b" href="#">`,
    `<a target="_self" ${away.slice(16)} title="a > b" href="#">`,
  ],
]
for (const [what, html, shown] of pages) test(`a mail's links: ${what}`, () => assert.equal(linksApart(html), shown))

const kept = [
  ...['<abbr title="<a href=x>">x</abbr>', '<!-- <a href=x> -->', '<!--><b>', '<style>a > b{} <a href=x></style>'],
  ...[
    '<a',
    '<a href="',
    '<!-- <a href=x>',
    '1 < 2 <3 </ a>',
    '<title><a href=x></title>',
    '<!doctype html><p>',
    '</a href=x>',
  ],
]
for (const html of kept) test(`what is no link stays as it was: ${html}`, () => assert.equal(linksApart(html), html))

test('without links nothing of a page is changed, whatever it is made of', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '=',
    '/',
    '!--',
    '-->',
    ' ',
    'b',
    'style',
    '</style>',
    'href',
    '\0',
    'é',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
      assert.equal(linksApart(pieces.join('')), pieces.join(''))
    }),
    { numRuns: 2000 },
  )
})

const long = [
  ...['<a '.repeat(300_000), `<a '>`.repeat(200_000), '<!--'.repeat(250_000), '<style>'.repeat(150_000)],
  ...['<a href=x>'.repeat(100_000), `<b ${'x='.repeat(400_000)}`, '<'.repeat(1_000_000), `<a ${' '.repeat(900_000)}`],
]
for (const html of long) {
  // Ten seconds is what a pattern that goes back and forth would not keep by far.
  test(`a million signs are read at once: ${html.slice(0, 12)}`, { timeout: 10_000 }, () => {
    assert.equal(typeof linksApart(html), 'string')
  })
}
