import { randomFrom } from '../random.ts'

export type Tongue = 'es' | 'en' | 'pt'

/** Somebody writes; `wants` is a skill that whoever answers has to have. */
export type Said = {
  name: string
  text: string
  tongue: Tongue
  isPublic: boolean
  wants: 'guarantee' | null
  /** Since the beginning of its hour, in ms. */
  afterMs: number
}

const first = ['Marta', 'Joan', 'Elvira', 'Tomás', 'Noelia', 'Rui', 'Claire', 'Hugo', 'Irene', 'Bento', 'Alice', 'Pau']
const last = ['Iborra', 'Salvat', 'Quintela', 'Moreira', 'Hartley', 'Peral']

const asked: Record<Tongue, readonly string[]> = {
  es: [
    '¿Dónde está mi pedido? Llevo tres días esperando y nadie me dice nada',
    'Me han cobrado dos veces la misma compra y quiero saber por qué',
    'Buenos días, necesito cambiar la dirección de entrega de mi pedido',
    'La caja ha llegado abierta y falta una de las tazas que compré',
    '¿Puedo recoger el pedido en la tienda en lugar de esperarlo en casa?',
  ],
  en: [
    'Hello, where is my parcel? It should have been here three days ago',
    'I have been charged twice for the same order and would like to know why',
    'Could you please change the delivery address of my last order?',
    'The box was open when it arrived and one of the cups is missing',
  ],
  pt: [
    'Olá, onde está a minha encomenda? Já devia ter chegado há três dias',
    'Foi-me cobrado duas vezes o mesmo pedido e gostaria de saber porquê',
    'Bom dia, preciso de mudar a morada de entrega da minha encomenda',
  ],
}
const guarantees = [
  'La cafetera que compré en enero ha dejado de calentar y quiero usar la garantía',
  'El hervidor gotea por la base y todavía está en garantía, ¿qué hago?',
]

/** What is said in an hour of a made-up day: the same for the same seed; nobody writes twice, and every second in public. */
export function hourOf(seed: number, count: number, guarantee = 0): Said[] {
  const random = randomFrom(seed)
  const one = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  let afterMs = 0
  return Array.from({ length: count }, (_, at) => {
    afterMs += 5_000 + Math.floor(random() * 25_000)
    const wants = at < guarantee ? 'guarantee' : null
    const tongue = wants ? 'es' : one<Tongue>(['es', 'es', 'es', 'en', 'pt'])
    const name = `${first[at % first.length]!} ${last[seed % last.length]!}`
    return { name, text: wants ? one(guarantees) : one(asked[tongue]), tongue, isPublic: at % 2 === 1, wants, afterMs }
  })
}

/** What a colleague answers, without a promise in it. */
export const answerIn: Record<Tongue, string> = {
  es: 'Hola, ya lo he mirado: está resuelto.',
  en: 'Hello, I have had a look: it is solved.',
  pt: 'Olá, já vi o assunto: está resolvido.',
}
