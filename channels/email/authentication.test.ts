import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountOf } from './account.ts'
import { findingsIn } from './authentication.ts'
import { readHeaders } from './header.ts'
import { readLetter } from './letter.ts'
import { replyToOf } from './reply-to.ts'
import { mailSettings } from './settings.ts'

const account = (provider: string, resultsBy = '') =>
  accountOf(
    mailSettings.read({
      ...{ mailbox: 'help@acme.example', provider, password: 'x', imapServer: 'mail.acme.example', resultsBy },
    }),
  )
const head = (...lines: string[]) => Buffer.from(`${lines.join('\r\n')}\r\n`)

const outside = 'Received: from mx.evil.example by mx.acme.example; Fri'
const theirs = 'Received: from laptop by mx.evil.example; Fri'
const passes = (server: string, domain = 'example.org') =>
  `Authentication-Results: ${server}; spf=pass smtp.mailfrom=x; dmarc=pass (p=reject; sp=none) header.from=${domain}`
const proved = (lines: string[], who = account('other')) => findingsIn(head(...lines), who).proved

test('results prove something where nobody outside can have written them', () => {
  assert.equal(proved([passes('mx.acme.example'), outside, theirs]), 'example.org')
  assert.equal(proved([outside, passes('mx.acme.example'), theirs]), undefined)
  assert.equal(proved([passes('mx.acme.example')]), undefined)
  assert.equal(proved([outside, passes('mx.acme.example')], account('other', 'mx.acme.example')), 'example.org')
  assert.equal(
    proved([outside, passes('mx.other.example'), passes('mx.acme.example')], account('other', 'mx.acme.example')),
    undefined,
  )
})

test('Google and Microsoft put theirs on top of every mail', () => {
  const google = ['Received: by 2002:a05 with SMTP id x; Fri', 'Received: from a by mx.google.com with ESMTPS; Fri']
  assert.equal(proved([...google, passes('mx.google.com')], account('gmail')), 'example.org')
  assert.equal(proved([...google, passes('mx.evil.example'), passes('mx.google.com')], account('gmail')), undefined)
  const microsoft = 'Received: from a by AM0.eurprd01.prod.outlook.com (2603::1) with Microsoft SMTP Server; Fri'
  const results =
    'Authentication-Results: spf=pass; dkim=pass;dmarc=pass action=none header.from=example.org;compauth=pass'
  assert.equal(proved([microsoft, results], account('microsoft')), 'example.org')
  assert.equal(proved([microsoft, passes('mx.evil.example')], account('microsoft')), undefined)
})

test('a server that the mail came through on its way is not ours', () => {
  assert.deepEqual(findingsIn(head(outside, theirs, passes('mx.evil.example')), account('other')).words, [])
})

test('only a pass for a domain that is named proves anything', () => {
  const said = (dmarc: string) => proved([`Authentication-Results: mx.acme.example; ${dmarc}`, outside])
  assert.equal(said('dmarc=fail header.from=example.org'), undefined)
  assert.equal(said('dmarc=pass'), undefined)
  assert.equal(said('dkim=pass header.from=example.org; dmarc=none'), undefined)
  assert.equal(said('dmarc=pass header.from=example.org; dmarc=fail header.from=bank.example'), undefined)
  assert.equal(said('spf=pass smtp.mailfrom="a; dmarc=pass header.from=bank.example"@x.example'), undefined)
  assert.equal(said('spf=pass (a; dmarc=pass header.from=bank.example) smtp.mailfrom=x'), undefined)
})

function replyTo(from: string, other: string, lines = [passes('mx.acme.example', 'example.org'), outside]) {
  const letter = readLetter(readHeaders(head(...lines, `From: <${from}>`, `Reply-To: <${other}>`)))
  return replyToOf(letter, findingsIn(head(...lines), account('other')), account('other'))?.isProved
}

test('another address to answer to is believed of a proved sender, or inside of one house', () => {
  assert.equal(replyTo('nora@example.org', 'nora@private.example'), true)
  assert.equal(replyTo('nora@sub.example.org', 'nora@private.example'), true)
  assert.equal(replyTo('nora@bank.example', 'nora@private.example'), false)
  assert.equal(replyTo('nora@notexample.org', 'nora@private.example'), false)
  assert.equal(replyTo('nora@bank.example', 'answers@news.bank.example', []), true)
  assert.equal(replyTo('nora@gmail.com', 'thief@gmail.com', []), false)
})

test('our own address to answer to says nothing', () => {
  assert.equal(replyTo('nora@example.org', 'help+c-1@acme.example'), undefined)
})
