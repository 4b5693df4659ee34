import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contentOf } from './content.ts'
import { decodeText } from './charset.ts'
import { readable, valued } from './header.ts'
import { bytesOf, type Entity, readMail, sizeOf, textIn } from './mime.ts'

const mail = (text: string) => readMail(Buffer.from(text.replaceAll('\n', '\r\n')))

const charsets: [what: string, bytes: Buffer, claimed: string | undefined, text: string][] = [
  ['UTF-8 that calls itself Latin 1', Buffer.from('mañana €'), 'iso-8859-1', 'mañana €'],
  ['UTF-8 that says nothing', Buffer.from('mañana'), undefined, 'mañana'],
  ['Western European that calls itself UTF-8', Buffer.from('ma\u00f1ana', 'latin1'), 'utf-8', 'mañana'],
  ['Windows that calls itself Latin 1', Buffer.from([0x80, 0x93, 0x61, 0x94]), 'ISO-8859-1', '€“a”'],
  ['eight bits that say nothing', Buffer.from('ma\u00f1ana', 'latin1'), undefined, 'mañana'],
  ['a name that nobody knows', Buffer.from('ma\u00f1ana', 'latin1'), 'x-unknown-7', 'mañana'],
  ['Cyrillic', Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]), 'koi8-r', 'Привет'],
  ['Chinese of the larger set under the name of the smaller', Buffer.from([0x81, 0x39, 0xee, 0x39]), 'gb2312', '㐀'],
  ['Japanese in seven bits', Buffer.from('\u001b$B2YJ*\u001b(B', 'latin1'), 'iso-2022-jp', '荷物'],
]
for (const [what, bytes, claimed, text] of charsets)
  test(`charset: ${what}`, () => assert.equal(decodeText(bytes, claimed), text))

const values: [what: string, header: string, name: string, value: string][] = [
  ['quoted, with a semicolon', 'text/plain; name="a;b.txt"', 'name', 'a;b.txt'],
  ['escaped', 'text/plain; name="a \\"b\\".txt"', 'name', 'a "b".txt'],
  ['a path of Windows', 'text/plain; name="C:\\dir\\b.txt"', 'name', 'C:\\dir\\b.txt'],
  ['in another charset', "text/plain; name*=iso-8859-1'es'ma%F1ana.txt", 'name', 'mañana.txt'],
  ['in pieces, out of order', 'a/b; name*1=" two"; name*0="one"', 'name', 'one two'],
  ['in pieces, a sign cut in two', "a/b; name*0*=utf-8''%C3; name*1*=%B1", 'name', 'ñ'],
  ['an encoded word where none should be', 'a/b; name="=?utf-8?B?w7E=?="', 'name', 'ñ'],
  ['twice', 'multipart/mixed; boundary=a; boundary=b', 'boundary', 'a'],
  ['called like something that every object has', 'a/b; constructor=x', 'constructor', 'x'],
]
for (const [what, header, name, value] of values)
  test(`parameter: ${what}`, () => assert.equal(valued(header).params[name], value))

test('a header of raw eight bits beside one in UTF-8: both are read', () => {
  const bytes = Buffer.concat([Buffer.from('Subject: ma\u00f1ana\r\n', 'latin1'), Buffer.from('X-Name: José\r\n\r\n')])
  const { headers } = readMail(bytes)
  assert.deepEqual([readable(headers, 'subject'), readable(headers, 'x-name')], ['mañana', 'José'])
})

test('lines without carriage returns are lines', () => {
  const read = readMail(
    Buffer.from('Subject: a\n b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nfirst\n--x--\n'),
  )
  assert.equal(readable(read.headers, 'subject'), 'a b')
  assert.equal(textIn(read.parts[0]!), 'first')
})

const sections = (entity: Entity): string[] => [entity.section, ...entity.parts.flatMap(sections)]

test('parts are numbered as IMAP does', () => {
  const inner = 'Content-Type: multipart/alternative; boundary=b\n\n--b\n\n1.1\n--b\n\n1.2\n--b--'
  const whole = mail(`Content-Type: multipart/mixed; boundary=a\n\n--a\n${inner}\n--a\n\n2\n--a--\n`)
  assert.deepEqual(sections(whole), ['', '1', '1.1', '1.2', '2'])
  assert.deepEqual(sections(mail('Subject: x\n\nbody')), ['1'])
})

test('a boundary that begins like another one is not taken for it', () => {
  const whole = mail(
    'Content-Type: multipart/mixed; boundary=a\n\n--a\n\none\n--ab\nstill one\n--a \n\ntwo\n--a--\n--a\n\nno\n',
  )
  assert.deepEqual(whole.parts.map(textIn), ['one\n--ab\nstill one', 'two'])
})

test('a mail cut off in its last part keeps what has come', () => {
  const whole = mail('Content-Type: multipart/mixed; boundary=a\n\n--a\n\none\n--a\n\ntw')
  assert.deepEqual(whole.parts.map(textIn), ['one', 'tw'])
})

test('a multipart without parts is shown as it is', () => {
  assert.equal(contentOf(mail('Content-Type: multipart/mixed; boundary=a\n\nnothing of it')).text, 'nothing of it')
  assert.equal(contentOf(mail('Content-Type: multipart/mixed\n\nnor of this')).text, 'nor of this')
})

const encoded: [what: string, encoding: string, body: string, bytes: string][] = [
  ['quoted-printable with soft breaks', 'quoted-printable', 'a=\n b=  \nc=3D=', 'a bc='],
  ['quoted-printable that is broken', 'quoted-printable', '100=% =ZZ =c3=b1', '100=% =ZZ ñ'],
  ['base64 with junk and padding in the middle', 'BASE64 (so they say)', 'YQ==\n!Yg==\nYw', 'abc'],
  ['an encoding that nobody knows', 'x-unknown', 'as it is', 'as it is'],
]
for (const [what, encoding, body, bytes] of encoded) {
  test(`transfer: ${what}`, () => {
    const read = mail(`Content-Transfer-Encoding: ${encoding}\n\n${body}`)
    assert.equal(bytesOf(read).toString(), bytes)
  })
}

test('a size is known without decoding', () => {
  for (const text of ['', 'a', 'ab', 'abc', 'abcd'.repeat(100)]) {
    const base64 = Buffer.from(text).toString('base64').replaceAll(/.{76}/g, '$&\n')
    assert.equal(sizeOf(mail(`Content-Transfer-Encoding: base64\n\n${base64}`)), text.length)
  }
})

test('what is nested without end, or has parts without number, ends', () => {
  const deep = Array.from({ length: 3000 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`)
  assert.ok(sections(mail(deep.join(''))).length < 30)
  const many = mail(`Content-Type: multipart/mixed; boundary=a\n\n${'--a\n\nx\n'.repeat(5000)}`)
  assert.equal(many.parts.length, 500)
})

test('forms of the same are read once, the best of them; what is mixed is read in its order', () => {
  const forms =
    'Content-Type: multipart/alternative; boundary=b\n\n--b\n\nplain\n--b\nContent-Type: text/html\n\n<p>rich</p>\n--b--'
  const whole = mail(`Content-Type: multipart/mixed; boundary=a\n\n--a\n${forms}\n--a\n\nfooter\n--a--`)
  const { text, html } = contentOf(whole)
  assert.equal(text, 'plain\n\nfooter')
  assert.equal(html, '<p>rich</p>\n<p>footer</p>')
})

test('a plain form that only says that there is another one is passed over', () => {
  const html = `<p>The real one</p>${' '.repeat(2100)}`
  const whole = mail(
    `Content-Type: multipart/alternative; boundary=b\n\n--b\n\nThis mail needs HTML.\n--b\nContent-Type: text/html\n\n${html}\n--b--`,
  )
  assert.equal(contentOf(whole).text, 'The real one')
})

test('of a text much too long the beginning is read, and no sign is cut in two', () => {
  const text = textIn(mail(`Subject: x\n\n${'mañana\n'.repeat(700_000)}`))
  assert.ok(text.length < 4_000_000 && text.startsWith('mañana\n') && text.trimEnd().endsWith('mañana'))
})
