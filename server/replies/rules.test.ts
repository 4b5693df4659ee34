import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Capabilities } from '#channel'
import { hour } from '#lib'
import { composerRules, deedFor } from '#replies'
import { morning, plainPlace } from '../../test/desk.ts'
import { type FileFacts, mustFit } from './rules.ts'

const megabyte = 1024 * 1024
const photo: FileFacts = { id: 'f', name: 'foto.jpg', type: 'image/jpeg', size: megabyte, state: 'ready' }
const heard = { private: morning }
const place = (can: Partial<Capabilities> = {}, disabled = false) => ({ can: { ...plainPlace, ...can }, disabled })
const fit = (
  draft: Partial<Parameters<typeof mustFit>[2]>,
  at = place(),
  known: Parameters<typeof mustFit>[1] = heard,
) => mustFit(at, known, { text: 'Hola', files: [], visibility: 'private', ...draft }, morning + hour)
const refusal = (code: string, values: Record<string, unknown> = {}) => ({ name: 'Fault', code, values })

test('a text may fill the place to its last sign and not beyond', () => {
  const short = place({ text: { max: 3, unit: 'graphemes' } })
  assert.deepEqual(fit({ text: '👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦' }, short), [])
  assert.throws(
    () => fit({ text: 'cuatro' }, short),
    refusal('reply.too-long', { count: 6, max: 3, unit: 'graphemes' }),
  )
})

test('a reply says something', () => {
  assert.throws(() => fit({ text: '  \n' }), refusal('reply.empty'))
  assert.deepEqual(fit({ text: '', files: [photo] }), [
    { kind: 'image', file: 'f', name: 'foto.jpg', type: 'image/jpeg', size: megabyte },
  ])
})

test('files go as what the place takes them for', () => {
  const paper = { ...photo, name: 'a.pdf', type: 'application/pdf' }
  assert.deepEqual(
    fit({ files: [photo, paper] }).map(part => part.kind),
    ['image', 'document'],
  )
  const documents = place({ media: { document: { maxBytes: 9 * megabyte, types: ['*/*'] } } })
  assert.deepEqual(
    fit({ files: [photo] }, documents).map(part => part.kind),
    ['document'],
  )
  const small = place({
    media: { image: { maxBytes: 1000, types: ['image/*'] }, document: { maxBytes: 9 * megabyte, types: ['*/*'] } },
  })
  assert.deepEqual(
    fit({ files: [photo] }, small).map(part => part.kind),
    ['document'],
    'too big for a picture, not for a document',
  )
})

test('a file that the place does not take is refused with its name', () => {
  const film = { ...photo, name: 'boda.mp4', type: 'video/mp4' }
  assert.throws(() => fit({ files: [film] }), refusal('reply.file-type', { name: 'boda.mp4', type: 'video/mp4' }))
  assert.throws(
    () => fit({ files: [{ ...photo, size: 30 * megabyte }] }),
    refusal('reply.file-too-big', { name: 'foto.jpg', megabytes: 4.7 }),
  )
  assert.throws(
    () => fit({ files: [{ ...photo, state: 'pending' }] }),
    refusal('reply.file-not-ready', { name: 'foto.jpg' }),
  )
  assert.throws(() => fit({ files: [photo, photo, photo] }), refusal('reply.too-many-files', { count: 3, max: 2 }))
})

test('within the window one may write, at its end no longer', () => {
  const until = (windowMs: number) => place({ windowMs })
  assert.deepEqual(fit({}, until(hour + 1)), [])
  assert.throws(() => fit({}, until(hour)), refusal('reply.window-closed', { until: morning + hour }))
  assert.throws(() => fit({}, until(hour + 1), {}), refusal('reply.window-closed', { until: 0 }))
  assert.deepEqual(fit({}, place({ windowMs: hour, personWindowMs: 2 * hour })), [], 'a person has more time')
})

test('whoever does not want to hear from us is answered in public only', () => {
  const gone = { private: morning, public: morning, isUnreachable: true }
  assert.throws(() => fit({}, place(), gone), refusal('reply.unreachable'))
  assert.deepEqual(fit({ visibility: 'public' }, place(), gone), [])
  const { faces } = composerRules(place(), gone, morning)
  assert.deepEqual(
    faces.map(face => face.blocked),
    ['reply.unreachable', null],
  )
})

test('nothing leaves by a profile that is switched off or gone', () => {
  assert.throws(() => fit({}, place({}, true)), refusal('reply.profile-disabled'))
  assert.throws(
    () => mustFit(undefined, heard, { text: 'Hola', files: [], visibility: 'private' }, morning),
    refusal('reply.profile-gone'),
  )
})

test('public and private are answered as the place can', () => {
  assert.equal(deedFor(plainPlace, 'private', heard), 'message')
  assert.equal(deedFor(plainPlace, 'public', { public: morning }), 'reply')
  assert.equal(deedFor(plainPlace, 'public', heard), undefined, 'there is nothing to answer in public')
  const square: Capabilities = { ...plainPlace, deeds: ['reply', 'private-reply', 'post'] }
  assert.equal(deedFor(square, 'private', { public: morning }), 'private-reply')
  assert.equal(deedFor(square, 'public', {}), 'post')
  assert.equal(deedFor({ ...plainPlace, visibility: ['private'] }, 'public', { public: morning }), undefined)
  assert.throws(() => fit({ visibility: 'public' }), refusal('reply.not-here', { visibility: 'public' }))
})

test('a private word after a public one has a time of its own', () => {
  const square = place({
    ...{ deeds: ['message', 'reply', 'private-reply'], windowMs: 1, privateReplyWithinMs: hour + 1 },
    public: { text: { max: 3, unit: 'graphemes' } },
  })
  const inPublic = { public: morning }
  assert.deepEqual(fit({}, square, inPublic), [])
  assert.throws(
    () => fit({ visibility: 'public' }, square, inPublic),
    refusal('reply.too-long', { count: 4, max: 3, unit: 'graphemes' }),
  )
  assert.throws(
    () => fit({}, square, { public: morning - 1 }),
    refusal('reply.window-closed', { until: morning + hour }),
  )
})

test('the text beside a file may have another bound', () => {
  const captioned = place({ caption: { max: 3, unit: 'graphemes' } })
  assert.deepEqual(fit({}, captioned), [])
  assert.throws(
    () => fit({ files: [photo] }, captioned),
    refusal('reply.too-long', { count: 4, max: 3, unit: 'graphemes' }),
  )
})

test('the composer knows beforehand what the server would say', () => {
  const { faces, blocked, templates } = composerRules(place({ windowMs: hour }), heard, morning)
  assert.deepEqual([blocked, templates], [null, false])
  assert.deepEqual(
    faces.map(face => ({ ...face, media: Object.keys(face.media) })),
    [
      {
        visibility: 'private',
        text: { max: 4096, unit: 'graphemes' },
        caption: null,
        media: ['image', 'document'],
        maxMedia: 2,
        windowUntil: morning + hour,
        blocked: null,
        replaces: false,
      },
    ],
  )
  assert.equal(composerRules(place({ windowMs: hour }), heard, morning + hour).blocked, 'reply.window-closed')
  assert.equal(composerRules(place(), heard, morning).faces[0]!.windowUntil, null)
  assert.equal(composerRules(place({}, true), heard, morning).blocked, 'reply.profile-disabled')
  assert.deepEqual(composerRules(undefined, heard, morning), {
    faces: [],
    templates: false,
    blocked: 'reply.profile-gone',
  })
})

test('what is shut in private may be open in public', () => {
  const open = place({ deeds: ['message', 'reply'], windowMs: 1, public: {} })
  const { faces, blocked } = composerRules(open, { private: morning, public: morning }, morning + hour)
  assert.deepEqual(
    [faces.map(face => [face.visibility, face.blocked]), blocked],
    [
      [
        ['private', 'reply.window-closed'],
        ['public', null],
      ],
      null,
    ],
  )
})

test('where customers are shown who answers, its writer is told so', () => {
  const rulesOf = (signs: object) => composerRules({ can: { ...plainPlace, ...signs }, disabled: false }, {}, 0)
  assert.equal(rulesOf({ signs: true }).signs, true)
  assert.equal('signs' in rulesOf({}), false)
})
