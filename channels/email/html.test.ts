import assert from 'node:assert/strict'
import { test } from 'node:test'
import { htmlToText, quoteMark } from './html.ts'

const pages: [what: string, html: string, text: string][] = [
  ['paragraphs and lines', '<p>one<br>two</p><p>three</p>', 'one\ntwo\n\nthree'],
  ['blanks of the source', '  one\n   two\t three  ', 'one two three'],
  ['blanks that are kept', '<pre>a\n  b</pre>', 'a\n  b'],
  ['entities', '&ntilde;&#241;&#xF1;&euro;&nope;&amp;lt;', 'ñññ€&nope;&lt;'],
  ['signs that no text may have', '&#0;&#xD800;&#1114112;', '\ufffd\ufffd\ufffd'],
  ['what nobody sees', '<style>a{}</style><script>x<y</script><p hidden>a</p><!-- > --><title>t</title>b', 'a\n\nb'],
  ['what is hidden by style', 'a<div style="color:red;display: none"><div>no</div>no</div>b', 'ab'],
  [
    'links',
    '<a href="https://a.example/x">here</a> <a href="https://a.example">a.example</a>',
    'here (https://a.example/x) a.example',
  ],
  ['addresses behind links', '<a href="mailto:a@b.example">a@b.example</a>', 'a@b.example'],
  ['a link that is none', '<a href="javascript:alert(1)">here</a>', 'here'],
  ['lists', '<ul><li>one<li>two</ul>', '- one\n- two'],
  ['tables', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
  ['pictures that say what they show', '<img src="x" alt="A cat"><img src="y" alt="">', '[A cat]'],
  ['quotes', 'a<blockquote>b<blockquote>c</blockquote></blockquote>d', 'a\n\n> b\n>\n>> c\n\nd'],
  ['signs that are no tags', '1 < 2 and 3 <4> 5', '1 < 2 and 3 <4> 5'],
  ['a ">" inside of an attribute', '<img alt="a > b" src=x>c', '[a > b]c'],
  ['Outlook, above what it quotes', 'a<div id="divRplyFwdMsg">b</div>', `a\n${quoteMark}\nb`],
  ['Outlook, another one', 'a<div style="border:none;border-top:solid #E1E1E1 1.0pt">b</div>', `a\n${quoteMark}\nb`],
  ['a head without an end', '<head><title>x</title><body>a', 'a'],
  ['a tag without an end', 'a<b', 'a'],
]
for (const [what, html, text] of pages) test(`HTML: ${what}`, () => assert.equal(htmlToText(html), text))

const hostile: [what: string, html: string][] = [
  ['tags that never end', '<a '.repeat(300_000)],
  ['quotation marks that never end', `<a '>`.repeat(200_000)],
  ['quotes in quotes', '<blockquote>'.repeat(100_000)],
  ['links in links', '<a href="https://x.example">'.repeat(50_000)],
  ['comments without end', '<!--'.repeat(300_000)],
  ['ampersands', '&'.repeat(1_000_000)],
  ['blanks', ' '.repeat(2_000_000)],
  ['empty lines', '<br>'.repeat(300_000)],
]
for (const [what, html] of hostile) {
  // Ten seconds is what a pattern that goes back and forth would not keep by far.
  test(`HTML: ${what}`, { timeout: 10_000 }, () => assert.equal(typeof htmlToText(html), 'string'))
}
