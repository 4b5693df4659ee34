import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inert } from './mail-inert.ts'

const pages: [html: string, shown: string][] = [
  ['<LINK/rel="preconnect" href=x>', '<basefont/rel="preconnect" href=x>'],
  ['<svg><style><p><link rel=preconnect>', '<svg><style><p><basefont rel=preconnect>'],
  ['<base\nhref=x><meta http-equiv=refresh>', '<basefont\nhref=x><basefont http-equiv=refresh>'],
  ['<iframe src=x>a</iframe><p>b', '<span src=x>a</span><p>b'],
  ['<object data=x><embed src=x>a</object>', '<span data=x><basefont src=x>a</span>'],
  ['<form action=x><button>a</button></form >', '<div action=x><button>a</button></div >'],
  ['<frameset><frame src=x></frameset>', '<div><basefont src=x></div>'],
  ['<format><linked><baseball>1 <form', '<format><linked><baseball>1 <form'],
]
for (const [html, shown] of pages) test(`no way out: ${html}`, () => assert.equal(inert(html), shown))
