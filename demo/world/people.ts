import { hash } from 'node:crypto'
import type { Person } from '../phone/phone-app.ts'

/** Those whom one can be from the first moment, each with something on their mind. */
export const leads: readonly Person[] = [
  {
    ...{ id: 'marta-iborra', number: 142, name: 'Marta Iborra', language: 'es' },
    about: { es: 'Enfadada: la cafetera gotea', en: 'Cross: her coffee maker leaks' },
  },
  {
    ...{ id: 'rachid-benali', number: 157, name: 'Rachid Benali', language: 'es' },
    about: { es: 'Pregunta por un envío', en: 'Asks about a parcel' },
  },
  {
    ...{ id: 'sara-tome', number: 163, name: 'Sara Tomé', language: 'es' },
    about: { es: 'Quiere dar las gracias', en: 'Wants to say thank you' },
  },
  {
    ...{ id: 'james-whitlock', number: 171, name: 'James Whitlock', language: 'en' },
    about: { es: 'Escribe en inglés desde Bath', en: 'Writes from Bath' },
  },
  {
    ...{ id: 'joana-prats', number: 188, name: 'Joana Prats', language: 'ca' },
    about: { es: 'Escribe en catalán', en: 'Writes in Catalan' },
  },
  {
    ...{ id: 'ines-duarte', number: 194, name: 'Inês Duarte', language: 'pt' },
    about: { es: 'Escribe en portugués', en: 'Writes in Portuguese' },
  },
]

/** Somebody without a history. */
export const stranger: Person = {
  ...{ id: 'noa-quintana', number: 199, name: 'Noa Quintana', language: 'es' },
  about: { es: 'Nadie la conoce todavía', en: 'Nobody knows her yet' },
}

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')

/** A person of a story: the same name is always the same person, with the same number. */
export function personNamed(name: string, language = 'es'): Person {
  const id = plain(name)
  const known = [...leads, stranger].find(each => each.id === id)
  const number = 1000 + (Number.parseInt(hash('sha256', id, 'hex').slice(0, 8), 16) % 9_000_000)
  return known ?? { id, number, name, language, about: { es: '', en: '' } }
}
