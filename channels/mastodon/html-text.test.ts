import assert from 'node:assert/strict'
import { test } from 'node:test'
import { htmlText } from './html-text.ts'

test('paragraphs, lines, lists and signs stay; names and tags are as they are shown', () => {
  const cases: [string, string][] = [
    ['<p>one<br />two</p><p>three</p>', 'one\ntwo\n\nthree'],
    ['<ul><li>a</li><li>b &amp; c</li></ul>', '- a\n- b & c'],
    [
      '<p>1 &lt; 2 &gt; 0 &quot;x&quot; &#39;y&#39; &#x1F600; &nbsp;z &unknown; &#xD800; &#0;</p>',
      `1 < 2 > 0 "x" 'y' 😀  z &unknown;`,
    ],
    ['<a href="https://a.example/@b" class="u-url mention">@<span>b</span></a> hi', '@b hi'],
    ['<a href="https://a.example/tags/c" class="mention hashtag">#<span>c</span></a>', '#c'],
    ['plain', 'plain'],
    ['', ''],
  ]
  for (const [html, text] of cases) assert.equal(htmlText(html), text, html)
})

test('links are whole, also those that were cut off or hide behind words', () => {
  const long = 'https://shop.example/a/very/long/way?x=1&amp;y=2'
  const whole = 'https://shop.example/a/very/long/way?x=1&y=2'
  assert.equal(htmlText(`<a href="${long}">shop.example/a/ver…</a>`), whole)
  assert.equal(htmlText(`<a href="${long}">here</a>`), `here (${whole})`)
  assert.equal(htmlText(`<a href="${long}"><img src="x"></a>`), whole)
  assert.equal(
    htmlText('<a href="https://a.example/"><span class="invisible">https://</span><span>a.example</span></a>'),
    'https://a.example',
  )
  assert.equal(htmlText('<a href="javascript:alert(1)">press</a>'), 'press')
})

test('what nobody sees is not read, and a quote is not told twice', () => {
  assert.equal(htmlText('a<script>b</script><style>c</style>d'), 'ad')
  assert.equal(htmlText('<p class="quote-inline">RE: <a href="https://x.example">x</a></p><p>look</p>'), 'look')
})

test('broken and hostile HTML ends, and soon', () => {
  assert.equal(htmlText('a < b'), 'a < b')
  assert.equal(htmlText('<p>open'), 'open')
  assert.equal(htmlText('<script>never closed'), '')
  for (const piece of ['<', '<a href="', '<p>', '&', '&#', '<a href="https://x">']) htmlText(piece.repeat(100_000))
})
