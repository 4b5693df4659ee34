import type { StoryProps } from '#web/ui/stories'
import { Lines } from './lines.tsx'
import { noon, ours, pictures, post, sound, theirs } from './messages.ts'

const open = { visibility: 'public', channel: 'instagram' } as const

export function Square({ say }: StoryProps) {
  const under = {
    ...open,
    parts: [post(say('Sobremesa de domingo: café con piel de naranja', 'Sunday: coffee with orange peel'))],
  }
  return (
    <Lines
      say={say}
      messages={[
        theirs(say('Muy bonita la foto, pero la mía gotea', 'Lovely picture, but mine drips'), under),
        ours(say('Tienes razón. Te escribimos por privado.', 'You are right. We will write to you.'), open),
        theirs(say('Aquí sigo', 'Here I am'), { channel: 'instagram' }),
        ours(say('¿Nos dices el número de pedido?', 'What is the order number?'), { channel: 'instagram' }),
        ours(say('Resuelto, gracias por avisar', 'Solved, thanks for telling us'), open),
      ]}
    />
  )
}

export function Albums({ say }: StoryProps) {
  return (
    <Lines
      say={say}
      messages={[2, 3, 4, 7].map(count =>
        theirs(count === 3 ? say('Así llegaron', 'This is how they came') : null, { parts: pictures(count) }),
      )}
    />
  )
}

export function Heard({ say }: StoryProps) {
  return <Lines say={say} messages={[theirs(null, { parts: [sound()] }), ours('', { text: null, parts: [sound()] })]} />
}

export function Places({ say }: StoryProps) {
  const shop = { kind: 'location', latitude: 41.40338, longitude: 2.15642, name: 'Urraca Gràcia' } as const
  const home = { kind: 'location', latitude: 41.3951, longitude: 2.1619, address: 'Carrer de Provença 261' } as const
  const parts = [{ ...shop, address: 'Carrer de Verdi 12, Barcelona' }]
  return (
    <Lines say={say} messages={[theirs(say('Vivo aquí', 'I live here'), { parts: [home] }), theirs(null, { parts })]} />
  )
}

export function ComingAlbum({ say }: StoryProps) {
  const [first, second] = pictures(2)
  const away = {
    ...second,
    file: { ...('file' in second! ? second.file! : undefined), state: 'pending', address: null },
  }
  return <Lines say={say} messages={[theirs(null, { parts: [first!, away as typeof second & object] })]} />
}

export function Echo({ say }: StoryProps) {
  const author = { kind: 'agent', id: null, name: '' } as const
  return (
    <Lines say={say} messages={[ours(say('Ya te lo mando yo', 'I am sending it'), { author, channel: 'whatsapp' })]} />
  )
}

export function Changed({ say }: StoryProps) {
  const edited = { editedAt: noon, versions: 2 }
  return (
    <Lines
      say={say}
      messages={[
        theirs(say('La cafetera es de 6 tazas', 'It makes 6 cups'), edited),
        theirs(null, { deletedAt: noon }),
        ours('', { text: null, deletedAt: noon }),
      ]}
    />
  )
}

export function OnItsWay({ say }: StoryProps) {
  const failure = { code: 'failing', text: '' }
  return (
    <Lines
      say={say}
      messages={[
        ours(say('Sale ahora', 'Leaving now'), { state: 'queued' }),
        ours(say('Sale en cuanto puedan', 'As soon as they can'), { state: 'queued', failure }),
        ours(say('Te la mando hoy', 'I will send it today'), { state: 'failed', failure }),
        ours(say('¿Te llegó la factura?', 'Did you get the invoice?'), { state: 'unsure' }),
      ]}
    />
  )
}
