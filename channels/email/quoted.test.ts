import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cutQuoted } from './quoted.ts'

const announcements = [
  'On Fri, Nov 20, 2026 at 11:30 AM Acme Help <help@acme.example> wrote:',
  'El vie, 20 nov 2026 a las 11:30, Acme Help (<help@acme.example>) escribió:',
  'Am Fr., 20. Nov. 2026 um 11:30 Uhr schrieb Acme Help <help@acme.example>:',
  'Le ven. 20 nov. 2026 à 11:30, Acme Help <help@acme.example> a écrit :',
  'Il giorno ven 20 nov 2026 alle ore 11:30 Acme Help <help@acme.example> ha scritto:',
  'Em sex., 20 de nov. de 2026 às 11:30, Acme Help <help@acme.example> escreveu:',
  'Missatge de Acme Help <help@acme.example> del dia dv., 20 nov. 2026 a les 11:30 va escriure:',
  'O ven, 20 nov 2026 ás 11:30, Acme Help (<help@acme.example>) escribiu:',
  'Op vr 20 nov 2026 om 11:30 schreef Acme Help <help@acme.example>:',
  'Den fre 20 nov. 2026 kl 11:30 skrev Acme Help <help@acme.example>:',
  'pt., 20 lis 2026 o 11:30 Acme Help <help@acme.example> napisał(a):',
  'пт, 20 нояб. 2026 г. в 11:30, Acme Help <help@acme.example> написал:',
  'Acme Help <help@acme.example>, 20 Kas 2026 Cum, 11:30 tarihinde şunu yazdı:',
  'Acme Help <help@acme.example> 于2026年11月20日周五 11:30写道：',
  '2026年11月20日(金) 11:30 Acme Help <help@acme.example>のメール:',
]
for (const line of announcements) {
  test(`quotes announced by "${line.slice(0, 24)}…" are cut off`, () => {
    const source = `Thank you.\n\n${line}\n\n> We will check.\n>\n> Kind regards\n`
    assert.deepEqual(cutQuoted(source), {
      text: 'Thank you.',
      quoted: `${line}\n\n> We will check.\n>\n> Kind regards`,
    })
  })
}

const blocks = [
  'From: Acme <help@acme.example>\nSent: Friday, 20 November 2026 11:30\nTo: Nora\nSubject: Parcel',
  'De: Acme <help@acme.example>\nEnviado el: viernes, 20 de noviembre de 2026 11:30\nPara: Nora\nAsunto: Parcel',
  'Von: Acme <help@acme.example>\nGesendet: Freitag, 20. November 2026 11:30\nAn: Nora\nBetreff: Parcel',
  'De : Acme <help@acme.example>\nEnvoyé : vendredi 20 novembre 2026 11:30\nÀ : Nora\nObjet : Parcel',
  'Da: Acme <help@acme.example>\nInviato: venerdì 20 novembre 2026 11:30\nA: Nora\nOggetto: Parcel',
  '*From:* Acme <help@acme.example>\n*Sent:* Friday\n*To:* Nora\n*Subject:* Parcel',
  '发件人: Acme\n发送时间: 2026年11月20日 11:30\n收件人: Nora\n主题: Parcel',
  'От: Acme\nОтправлено: 20 ноября 2026 г. 11:30\nКому: Nora\nТема: Parcel',
  '-----Original Message-----\nFrom: Acme',
  '-----Mensaje original-----\nDe: Acme',
  '-------- Ursprüngliche Nachricht --------\nVon: Acme',
  '-------- Message d’origine --------\nDe : Acme',
]
for (const block of blocks) {
  test(`what stands below "${block.split('\n')[0]}" is cut off`, () => {
    const source = `Perfect.\n\n${block}\n\nWe will check.\n\nAcme`
    assert.deepEqual(cutQuoted(source), { text: 'Perfect.', quoted: `${block}\n\nWe will check.\n\nAcme` })
  })
}

const mails: [what: string, source: string, text: string, quoted?: string][] = [
  ['a mail that quotes nothing', 'Where is it?\n\nNora', 'Where is it?\n\nNora'],
  [
    'an announcement over two lines',
    'Yes\n\nOn Fri, 20 Nov 2026 at 11:30,\nAcme <help@acme.example> wrote:\n> a',
    'Yes',
    'On Fri, 20 Nov 2026 at 11:30,\nAcme <help@acme.example> wrote:\n> a',
  ],
  [
    '… above lines that are not marked',
    'Yes\n\nOn Fri, 20 Nov 2026 at 11:30,\nAcme <help@acme.example> wrote:\n\na\nb',
    'Yes',
    'On Fri, 20 Nov 2026 at 11:30,\nAcme <help@acme.example> wrote:\n\na\nb',
  ],
  [
    'answers between the lines',
    '> Colour?\n\nBlue\n\n> Size?\n\nLarge\n\n> Regards',
    '> Colour?\n\nBlue\n\n> Size?\n\nLarge',
    '> Regards',
  ],
  [
    'an answer below the quote',
    'On 20/11/2026 Acme wrote:\n> We will check.\n\nThank you',
    'Thank you',
    'On 20/11/2026 Acme wrote:\n> We will check.\n',
  ],
  ['a signature', 'Call me\n\n-- \nNora\n+34 600', 'Call me', '-- \nNora\n+34 600'],
  ['a telephone that boasts', 'Where?\n\nEnviado desde mi iPhone', 'Where?', 'Enviado desde mi iPhone'],
  [
    'a signature above the quote',
    'Yes\n-- \nNora\n\nOn 20/11/2026 Acme wrote:\n> a',
    'Yes',
    '-- \nNora\n\nOn 20/11/2026 Acme wrote:\n> a',
  ],
  ['nothing but a quote', 'On 20/11/2026 Acme wrote:\n> a\n> b', 'On 20/11/2026 Acme wrote:\n> a\n> b'],
  ['somebody tells a story', 'Then my brother wrote:\nI never got it', 'Then my brother wrote:\nI never got it'],
  ['a line of dashes in a list', 'One\n-----\nTwo', 'One\n-----\nTwo'],
  ['a list that only begins like headers', 'From: Madrid\nTo: Vigo\nBoxes: 2', 'From: Madrid\nTo: Vigo\nBoxes: 2'],
  [
    'a mail forwarded without a word',
    '-----Original Message-----\nFrom: Shop\n\nSold out',
    '-----Original Message-----\nFrom: Shop\n\nSold out',
  ],
]
for (const [what, source, text, quoted] of mails) {
  test(`quoted: ${what}`, () => {
    const found = cutQuoted(source)
    assert.equal(found.text, text)
    assert.equal(found.quoted, quoted?.replaceAll(/ +$/gm, '').trim())
  })
}

test('nothing that somebody wrote is lost', () => {
  for (const [, source] of mails) {
    const { text, quoted = '' } = cutQuoted(source)
    const words = (all: string) => all.split(/\s+/).filter(Boolean).toSorted()
    assert.deepEqual(words(`${text} ${quoted}`), words(source))
  }
})

test('very long mails and very long lines end', { timeout: 10_000 }, () => {
  for (const source of [
    '> a\n'.repeat(19_000),
    'wrote 1:\n'.repeat(19_000),
    'From: x\n'.repeat(19_000),
    'a '.repeat(1_000_000),
    '\n'.repeat(1_000_000),
  ])
    assert.equal(typeof cutQuoted(source).text, 'string')
})
