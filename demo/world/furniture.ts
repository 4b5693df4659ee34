import type { Condition, FieldKind, FieldSubject, NewSnippet, Sort, TagHue } from '#protocol'

type FieldSet = { subject: FieldSubject; kind: FieldKind; label: string; choices?: readonly string[] }
/** Its texts, tags and reasons by their names. */
type MacroSet = { name: string; reply?: string; note?: string; tag?: string; snoozeHours?: number; close?: string }
type ViewSet = { name: string; conditions: readonly Condition[]; tag?: string; sort: Sort }

/** What a brand has laid out at its desk beside what happens there. */
export type Furniture = {
  /** Who is in them, by their ids. */
  teams: Record<string, readonly string[]>
  tags: Record<string, TagHue>
  fields: readonly FieldSet[]
  snippets: readonly Omit<NewSnippet, 'isShared'>[]
  macros: readonly MacroSet[]
  views: readonly ViewSet[]
}

const hello = { es: '¡Hola, {{customer.first-name|buenas}}!', en: 'Hello {{customer.first-name|there}},' }
const saved = (name: string, shortcut: string, es: string, en: string): Furniture['snippets'][number] => ({
  ...{ name, shortcut },
  texts: { es: `${hello.es} ${es}`, en: `${hello.en} ${en}` },
})

const urraca: Furniture = {
  teams: {
    'Pedidos y envíos': ['lucia', 'marc'],
    'Tiendas y redes': ['ines', 'lucia'],
    Empresas: ['andres'],
  },
  tags: {
    'Nido 2': 'amber',
    Garantía: 'green',
    Envíos: 'teal',
    'Llegó roto': 'clay',
    Empresas: 'violet',
    Taller: 'olive',
    'Segunda vez': 'rose',
  },
  fields: [
    { subject: 'conversation', kind: 'text', label: 'Pedido' },
    { subject: 'conversation', kind: 'choice', label: 'Tienda', choices: ['Ruzafa', 'Gràcia', 'Por internet'] },
    { subject: 'customer', kind: 'yes-no', label: 'Club Urraca' },
    { subject: 'customer', kind: 'choice', label: 'Café', choices: ['En grano', 'Molido', 'No toma'] },
  ],
  snippets: [
    saved(
      ...(['Cuánto tarda un envío', 'plazo'] as const),
      'A la península llega en dos días; a Baleares y Canarias, en cuatro o cinco. Te mandamos el seguimiento en cuanto sale.',
      'within Spain it takes two days, four to six abroad. You will have the tracking number as soon as it leaves.',
    ),
    saved(
      ...(['Cambiar la dirección', 'direccion'] as const),
      'Estás a tiempo si todavía no ha salido. Dime el número del pedido y la dirección nueva y lo cambio ahora.',
      'there is still time if it has not left. Tell me the order number and the new address and I will change it now.',
    ),
    saved(
      ...(['Llegó roto: va otra pieza', 'roto'] as const),
      'Lo siento mucho. Sale hoy otra pieza igual, sin coste, y no hace falta que devuelvas la rota.',
      'I am very sorry. Another one leaves today, free of charge, and you need not send the broken one back.',
    ),
    saved(
      ...(['Garantía de la Nido', 'garantia'] as const),
      'La Nido tiene tres años de garantía. Con una foto de la base y el número del pedido nos basta.',
      'the Nido has a three-year guarantee. A picture of its base and the order number are all we need.',
    ),
    saved(
      ...(['Cómo se devuelve', 'devolver'] as const),
      'Tienes treinta días. Te mando una etiqueta, la pegas en la caja y la dejas en cualquier punto azul.',
      'you have thirty days. I will send you a label: put it on the box and leave it at any blue point.',
    ),
    saved(
      ...(['Horario de las tiendas', 'horario'] as const),
      'Ruzafa y Gràcia abren de lunes a sábado, de 10:00 a 20:30.',
      'our shops in Ruzafa and Gràcia open Monday to Saturday, 10:00 to 20:30.',
    ),
  ],
  macros: [
    { name: 'Llegó roto: pieza nueva', reply: 'Llegó roto: va otra pieza', tag: 'Llegó roto', close: 'fault' },
    { name: 'Esperar al transportista', note: 'Reclamado al transportista.', tag: 'Envíos', snoozeHours: 24 },
    { name: 'Es publicidad', note: 'Publicidad. No contestar.', close: 'other' },
  ],
  views: [
    { name: 'Garantías de la Nido 2', tag: 'Nido 2', conditions: [], sort: 'due' },
    {
      name: 'Reseñas sin contestar',
      conditions: [
        { field: 'channel', operator: 'is', values: ['google-reviews'] },
        { field: 'status', operator: 'is', values: ['open'] },
      ],
      sort: 'due',
    },
    { name: 'Empresas', tag: 'Empresas', conditions: [], sort: 'activity' },
  ],
}

const farola: Furniture = {
  teams: { Librería: ['nuria', 'teo'] },
  tags: { Encargo: 'plum', Regalo: 'rose', 'Club de lectura': 'olive' },
  fields: [{ subject: 'conversation', kind: 'text', label: 'Título o ISBN' }],
  snippets: [
    saved(
      ...(['Guardamos un ejemplar', 'guardar'] as const),
      'Te lo guardamos hasta el domingo, a tu nombre.',
      'we will keep it for you until Sunday, under your name.',
    ),
    saved(
      ...(['Se puede encargar', 'encargo'] as const),
      'No lo tenemos, pero lo pedimos hoy y suele llegar en tres días. ¿Te lo encargo?',
      'we do not have it, but it usually takes three days to come. Shall I order it?',
    ),
  ],
  macros: [{ name: 'Pedirlo y avisar', note: 'Pedido a la distribuidora.', tag: 'Encargo', snoozeHours: 72 }],
  views: [{ name: 'Encargos', tag: 'Encargo', conditions: [], sort: 'due' }],
}

/** By the ids of the brands. */
export const furnitureOf: Record<string, Furniture> = { urraca, farola }
