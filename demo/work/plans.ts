import type { QueueRule } from '#protocol'
import { hour, minute } from '#lib'
import { type OpenSpan, type ServiceClass, type Target, targetsOf } from '#service-levels'
import type { AgentPlan } from '#workforce'

export type SkillPlan = { en: string; isHard: boolean }
export type QueuePlan = { needs?: Record<string, number>; overflowAt?: number }

export type PersonPlan = {
  /** Levels by the Spanish name of the skill, and by two letters of the language. */
  skills?: Record<string, number>
  languages: Record<string, number>
  share?: number
  kinds?: AgentPlan['kinds']
  week: readonly (readonly OpenSpan[])[]
  breaks?: readonly (readonly OpenSpan[])[]
}

/** How a brand works: who can do what and when, by when it answers, and how its work reaches people. */
export type WorkPlan = {
  /** Of all its queues. */
  mode: QueueRule['mode']
  calendar: { name: string; week: readonly (readonly OpenSpan[])[] }
  targets: readonly Target[]
  skills: Record<string, SkillPlan>
  /** By the team of the queue; what it overflows to is the common one. */
  queues: Record<string, QueuePlan>
  people: Record<string, PersonPlan>
  reasons: readonly { name: string; isPaid: boolean; isBreak: boolean }[]
}

const at = (hours: number, minutes = 0): number => hours * 60 + minutes
const days = (worked: string, spans: readonly OpenSpan[]): readonly (readonly OpenSpan[])[] =>
  [...worked].map(day => (day === '-' ? [] : spans))

/** The week begins on Monday; `-` is a day off. */
const works = (worked: string, from: number, to: number, rests: OpenSpan) => ({
  week: days(worked, [[from, to]]),
  breaks: days(worked, [rests]),
})

/** What the law asks, and answers within these hours of its calendar, by whatever channel; who waits in the chat, in minutes. */
const answersWithin = (hours: Record<ServiceClass, number>, liveMinutes: number): Target[] =>
  targetsOf('ley-10-2025').map(target => {
    if (target.aim === 'resolution') return target
    const ms = target.pace === 'live' ? liveMinutes * minute : hours[target.class] * hour
    return { ...target, within: { clock: 'business', ms } }
  })

const urraca: WorkPlan = {
  mode: 'push',
  calendar: { name: 'Atención de Urraca', week: days('LMXJVSD', [[at(8), at(22)]]) },
  targets: answersWithin({ safety: 0.5, complaint: 1, query: 2, courtesy: 4 }, 3),
  skills: {
    Envíos: { en: 'Shipping', isHard: false },
    Garantías: { en: 'Guarantees', isHard: false },
    Empresas: { en: 'Business customers', isHard: true },
  },
  queues: {
    'Pedidos y envíos': { needs: { Envíos: 3 }, overflowAt: 1 },
    'Tiendas y redes': { overflowAt: 1 },
    Empresas: { needs: { Empresas: 2 } },
  },
  people: {
    carmen: {
      ...{ skills: { Empresas: 4, Garantías: 3 }, languages: { es: 5, ca: 5, en: 3, fr: 2 }, share: 25 },
      ...works('LMXJV--', at(10), at(14), [at(12), at(12, 15)]),
    },
    andres: {
      ...{ skills: { Empresas: 5, Envíos: 3, Garantías: 4 }, languages: { es: 5, en: 5, pt: 2, fr: 3 }, share: 50 },
      ...works('LMXJV--', at(9), at(18), [at(14), at(15)]),
    },
    lucia: {
      ...{ skills: { Envíos: 4, Garantías: 5 }, languages: { es: 5, ca: 3, en: 3 } },
      ...works('LMXJV--', at(8), at(16), [at(13, 30), at(14)]),
    },
    marc: {
      ...{ skills: { Envíos: 5, Garantías: 3 }, languages: { es: 5, ca: 5, en: 2 }, share: 75 },
      kinds: ['live-chat', 'messaging', 'comment', 'email'],
      ...works('LMXJV--', at(14), at(22), [at(18), at(18, 30)]),
    },
    ines: {
      ...{ skills: { Garantías: 2 }, languages: { es: 5, ca: 4, pt: 5, en: 4 } },
      ...works('L--JVSD', at(10), at(18), [at(14), at(14, 30)]),
    },
  },
  reasons: [
    { name: 'Comida', isPaid: false, isBreak: true },
    { name: 'Formación', isPaid: true, isBreak: false },
  ],
}

const farola: WorkPlan = {
  mode: 'pull',
  calendar: {
    name: 'La tienda',
    week: days('LMXJVS-', [
      [at(10), at(14)],
      [at(17), at(20, 30)],
    ]),
  },
  targets: targetsOf('default'),
  skills: { 'Libro antiguo': { en: 'Old books', isHard: false } },
  queues: { Librería: {} },
  people: {
    carmen: {
      languages: { es: 5, ca: 5, en: 3 },
      share: 10,
      ...works('L------', at(10), at(14), [at(12), at(12, 15)]),
    },
    teo: {
      ...{ skills: { 'Libro antiguo': 5 }, languages: { es: 5, en: 4 } },
      ...works('LMXJVS-', at(10), at(14), [at(12), at(12, 15)]),
    },
    nuria: {
      ...{ skills: { 'Libro antiguo': 2 }, languages: { es: 5, ca: 5, en: 2 } },
      ...works('LMXJVS-', at(16), at(20, 30), [at(18), at(18, 15)]),
    },
  },
  reasons: [{ name: 'Caja', isPaid: true, isBreak: false }],
}

/** By the ids of the brands. */
export const planOf: Record<string, WorkPlan> = { urraca, farola }
