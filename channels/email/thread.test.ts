import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountOf } from './account.ts'
import { readHeaders } from './header.ts'
import { profileOf, readLetter, threadOf } from './letter.ts'
import { mailSettings } from './settings.ts'
import { laneIn, laneOf, ownId, ownIdIn } from './thread.ts'

const account = accountOf(
  mailSettings.read({
    mailbox: 'Help@Acme.example',
    provider: 'gmail',
    aliases: 'sales@acme.example\nshop+es@brand.example',
  }),
)
const letter = (text: string) => readLetter(readHeaders(Buffer.from(text)))
const lanes = ['a1b2', laneOf('x@y.example'), 'Nueva: 7/ñ', '_odd', 'x'.repeat(200)]

const own = ownId('out-1', 'lane1', 'help@acme.example')

test('the id of a mail of ours gives its thread back', () => {
  for (const lane of lanes) {
    const id = ownId('0199a1b2-0000-7000-8000-000000000001', lane, 'sales@acme.example')
    assert.match(id, /^[\w.-]+@acme\.example$/)
    assert.equal(laneIn(id, account), lane)
    assert.equal(ownIdIn(`Message-ID: <${id}>\nand more`, account), id)
  }
})

test('that of another house does not, even when it looks the same', () => {
  for (const other of ['help@other.example', 'another@acme.example'])
    assert.equal(laneIn(ownId('a-1', 'b', other), account), undefined)
  for (const id of [
    '',
    'a@acme.example',
    'a.b@acme.example',
    'a.b.s00000000@acme.example',
    `.b.${own.split('.').at(-2)}`,
  ])
    assert.equal(laneIn(id, account), undefined)
})

const newer = ownId('out-2', 'lane2', 'help@acme.example')
const threads: [what: string, headers: string, lane: string][] = [
  ['begins with itself', 'Message-ID: <m@x.example>', laneOf('m@x.example')],
  [
    'is that of the oldest it knows',
    'References: <r1@x.example>\n <r2@x.example>\nIn-Reply-To: <r2@x.example>',
    laneOf('r1@x.example'),
  ],
  ['is that of the one it answers', 'In-Reply-To: <r2@x.example>', laneOf('r2@x.example')],
  ['is named by our id, wherever it stands', `References: <r1@x.example> <${own}>`, 'lane1'],
  ['… the one that it answers first', `References: <${own}>\nIn-Reply-To: <${newer}>`, 'lane2'],
  ['… else the latest', `References: <${own}> <${newer}>`, 'lane2'],
  ['is named by the address it came to', `To: <help+c-lane9@acme.example>\nIn-Reply-To: <${own}>`, 'lane9'],
  ['… but not of another house', `To: <help+c-lane9@other.example>\nIn-Reply-To: <${own}>`, 'lane1'],
  [
    'outlives ids without brackets and words between them',
    'In-Reply-To: Your message of "Fri" r3@x.example',
    laneOf('r3@x.example'),
  ],
]
for (const [what, headers, lane] of threads)
  test(`a thread ${what}`, () => assert.equal(threadOf(letter(headers), account, 'm@x.example'), lane))

const profiles: [what: string, headers: string, key: string][] = [
  ['whom it is written to', 'To: Sales <SALES@acme.example>', 'sales@acme.example'],
  [
    'whom it was delivered to, when that says more',
    'To: list@x.example\nDelivered-To: sales@acme.example',
    'sales@acme.example',
  ],
  [
    'whom it is written to, when the mailbox itself took it',
    'To: sales@acme.example\nDelivered-To: help@acme.example',
    'sales@acme.example',
  ],
  ['the first of several', 'To: nora@x.example, help@acme.example\nCc: sales@acme.example', 'help@acme.example'],
  ['an alias that has a plus sign itself', 'To: shop+es@brand.example', 'shop+es@brand.example'],
  ['what stands before the plus sign', 'To: sales+spring@acme.example', 'sales@acme.example'],
  ['the mailbox, where nothing says it', 'To: undisclosed-recipients:;', 'help@acme.example'],
]
for (const [what, headers, key] of profiles)
  test(`a mail is for ${what}`, () => assert.equal(profileOf(letter(headers), account), key))
