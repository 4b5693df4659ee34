import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { AuditDeed, AuditDetails } from '#protocol'
import type { Catalogue, Language } from '#web/texts'
import { formatsOf } from '../texts/formats.ts'
import { translatorOf } from '../texts/translate.ts'
import { auditWords } from './audit-words.ts'

const catalogueOf = (language: Language): Catalogue =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../protocol/texts', `${language}.json`), 'utf8')) as Catalogue
const sayingOf = (language: Language) => ({
  t: translatorOf(language, catalogueOf(language)),
  formats: formatsOf(language, 'Europe/Madrid'),
  nameOf: (id: string) => ({ p1: 'Ana Ruiz' })[id],
})
const spanish = sayingOf('es')
const english = sayingOf('en')

const line = (deed: string, detail: Record<string, unknown> | null, subjectId: string | null = 'p1') => ({
  ...{ id: 'l1', at: 0, who: 'Sofía', deed, detail, subjectId },
})
const said = <Deed extends AuditDeed>(deed: Deed, detail: AuditDetails[Deed], saying = spanish): string =>
  auditWords(line(deed, detail as Record<string, unknown>), saying)
    .detail.join(' · ')
    .replace(/[\u00a0\u202f]/g, ' ')

test('amounts are said as money of their currency', () => {
  const kind = { name: 'Flores', costs: true, amount: 2500, currency: 'EUR', isArchived: false }
  assert.equal(said('gesture.kind', kind), 'Flores · 25,00 €')
  assert.equal(said('gesture.kind', { ...kind, isArchived: true }, english), 'Flores · €25.00 · archived')
  assert.equal(said('gesture.kind', { ...kind, costs: false, amount: null }), 'Flores · Sin coste')
  const raised = { month: '2026-11-01', from: 0, to: 500, currency: 'JPY' }
  assert.equal(said('gesture.raised', raised, english), 'Ana Ruiz · ¥0 → ¥500')
  assert.equal(said('gesture.budget', { amount: null, currency: 'EUR' }), 'Ana Ruiz · el de todo el equipo')
})

test('roles, rights and people are said by their names', () => {
  assert.equal(
    said('colleague.changed', { from: 'agent', to: 'supervisor', sees: 'own' }),
    'Ana Ruiz · Atención → Supervisión · Ve lo suyo',
  )
  assert.equal(said('key.issued', { name: 'Almacén', scopes: ['read', 'answer'] }), 'Almacén · Leer · Contestar')
  assert.equal(
    said('team.members', { name: 'Pedidos', joined: ['Ana', 'Joan'], left: ['Marta'] }),
    'Pedidos · entran Ana y Joan · sale Marta',
  )
  assert.equal(said('tag.rules', { agentsMayAdd: false }), 'Solo supervisión')
  assert.equal(said('workspace.published-facts', { count: 3 }), '3 líneas')
})

test('what has no name for people is left out', () => {
  assert.equal(said('workspace.changed', { changed: ['name', 'timeZone', 'x'] }), 'Nombre de la marca · Zona horaria')
  assert.equal(said('profile.changed', { name: 'Tienda', changed: ['look'], settings: ['token'] }), 'Tienda')
  assert.equal(said('parked.discarded', { room: 'search', number: 12 }), '')
})

test('a line of another version says what it can', () => {
  assert.deepEqual(auditWords(line('gesture.budget', { amount: 2500 }, 'gone'), spanish).detail, [])
  assert.deepEqual(auditWords(line('profile.enabled', null, null), spanish).detail, [])
  assert.deepEqual(auditWords(line('constructor', { costs: true }), spanish), { deed: 'constructor', detail: [] })
})
