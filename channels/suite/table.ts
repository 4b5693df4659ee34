import { type Capabilities, type Channel, type Face, faceOf, type Publishes, type TextLimit } from '#channel'

const hours = (ms: number): string =>
  ms % 86_400_000 === 0 ? `${ms / 86_400_000} d` : `${Math.round(ms / 3_600_000)} h`

const limitOf = ({ max, unit, maxBytes }: TextLimit): string =>
  `${max.toLocaleString('en')} ${unit}${maxBytes === undefined ? '' : `, ${maxBytes.toLocaleString('en')} bytes`}`

const windowOf = ({ windowMs, personWindowMs }: Face): string =>
  windowMs === undefined
    ? '—'
    : `${hours(windowMs)}${personWindowMs === undefined ? '' : `, a person ${hours(personWindowMs)}`}`

/** What of hours, level and guide stands on the brand's own profile there, and in how long a text. */
const shownOf = (place: Publishes | undefined): string =>
  place ? `${place.hours === 'structured' ? 'hours, ' : ''}${limitOf(place.text)}` : '—'

const rowsOf = (channel: Channel): string[] => [
  ...rowsFor(channel, channel.name, channel.can),
  ...(channel.kinds ?? []).flatMap(({ id, can }) => rowsFor(channel, `${channel.name}, ${id}`, can)),
]

function rowsFor({ listen, connect, profiles }: Channel, name: string, can: Capabilities): string[] {
  const way = listen ? (connect ? 'hook, pull' : 'pull') : 'hook'
  return can.visibility.map((visibility, place) => {
    const face = faceOf(can, visibility)
    const whole = [
      way,
      profiles ? 'several' : 'one',
      can.receipts.join(', ') || '—',
      can.idempotent ? 'yes' : 'no',
      shownOf(can.publishes),
    ]
    const cells = [
      ...[place === 0 ? `**${name}**` : '', visibility, limitOf(face.text), windowOf(face)],
      ...[Object.keys(face.media).join(', ') || '—', face.deeds.filter(deed => deed !== 'message').join(', ')],
      ...(place === 0 ? whole : whole.map(() => '')),
    ]
    return `| ${cells.join(' | ')} |`
  })
}

/** What each channel can do, as a table in Markdown, made from the capabilities themselves. */
export const tableOf = (channels: Iterable<Channel>): string =>
  [
    '| channel | who reads it | text | window | media | deeds beside the message | comes by | profiles of a connection | receipts | knows our id again | shows on its profile |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
    ...[...channels].toSorted((a, b) => a.name.localeCompare(b.name, 'en')).flatMap(rowsOf),
  ].join('\n')
