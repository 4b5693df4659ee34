import type { Role } from '#protocol'

export type Colleague = {
  id: string
  name: string
  email: string
  role: Role
  /** There by themselves while the demo runs: they take what is offered, and answer nothing. */
  isPlayed?: boolean
  /** Why they leave the first thing that they are offered. */
  declines?: string
}

export type DemoBrand = {
  id: string
  name: string
  handle: string
  domain: string
  color: string
  greeting: string
  /** Ids of channels; undefined: all that there are. */
  channels?: readonly string[]
  without?: readonly string[]
  /** The first founds it. */
  team: readonly Colleague[]
}

/** Everybody's, for nobody reaches this world but from this machine. */
export const demoPassword = 'pan con tomate'

const carmen: Colleague = { id: 'carmen', name: 'Carmen Olmedo', email: 'carmen@urraca.example', role: 'owner' }

/** Two brands that are not there: crockery and coffee, and a bookshop. */
export const demoBrands: readonly DemoBrand[] = [
  {
    id: 'urraca',
    name: 'Urraca',
    handle: 'urraca',
    domain: 'urraca.example',
    color: '#7a2444',
    without: ['telnyx'],
    greeting: '¡Hola! Somos Urraca. ¿En qué te ayudamos?',
    team: [
      carmen,
      { id: 'andres', name: 'Andrés Quiroga', email: 'andres@urraca.example', role: 'supervisor' },
      { id: 'lucia', name: 'Lucía Prado', email: 'lucia@urraca.example', role: 'agent' },
      {
        ...{ id: 'marc', name: 'Marc Soler', email: 'marc@urraca.example', role: 'agent', isPlayed: true },
        declines: 'Estoy al teléfono con el transportista',
      },
      { id: 'ines', name: 'Inés Valverde', email: 'ines@urraca.example', role: 'agent', isPlayed: true },
    ],
  },
  {
    id: 'farola',
    name: 'Librería Farola',
    handle: 'farola_libros',
    domain: 'farola.example',
    color: '#1d5a4c',
    greeting: 'Hola, esto es Farola. ¿Qué libro buscas?',
    channels: ['whatsapp', 'web-chat', 'api', 'telnyx'],
    team: [
      carmen,
      { id: 'teo', name: 'Teo Barrios', email: 'teo@farola.example', role: 'supervisor' },
      { id: 'nuria', name: 'Núria Camps', email: 'nuria@farola.example', role: 'agent' },
    ],
  },
]
