/** What the Graph API makes of the body of `POST /{number}/messages`: the error that it answers, or nothing. */
export type Wrong = { code: number; details: string }

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const missing = (what: string): Wrong => ({ code: 131008, details: `Parameter ${what} is required` })
const invalid = (what: string): Wrong => ({ code: 131009, details: `Parameter value is not valid: ${what}` })

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= most
const maybeText = (value: unknown, most: number) => value === undefined || isText(value, most)

/** Faults of shape and length; window, template and recipient are for others to see. */
export function wrongIn(body: unknown): Wrong | undefined {
  if (!isFields(body)) return { code: 100, details: 'The body is not JSON' }
  if (body.messaging_product !== 'whatsapp') return missing('messaging_product')
  if (body.status !== undefined) return wrongInStatus(body)
  const { type = 'text', context } = body
  const wrong = wrongInAddress(body)
  if (wrong) return wrong
  if (!maybeText(body.biz_opaque_callback_data, 512)) return invalid('biz_opaque_callback_data')
  if (context !== undefined && !(isFields(context) && isWamid(context.message_id))) return invalid('context')
  const check = typeof type === 'string' && Object.hasOwn(checks, type) ? checks[type] : undefined
  if (!check) return invalid(`type ${String(type)}`)
  const said = body[type as string]
  return said === undefined ? missing(type as string) : check(said)
}

function wrongInAddress({ to, recipient, recipient_type: kind }: Fields): Wrong | undefined {
  if (to === undefined && recipient === undefined) return missing('to')
  if (to !== undefined && !(typeof to === 'string' && (/^\+?\d{5,20}$/.test(to) || kind === 'group')))
    return invalid('to')
  const isScoped = typeof recipient === 'string' && /^[A-Z]{2}\.(ENT\.)?\w+$/.test(recipient)
  return recipient === undefined || isScoped ? undefined : invalid('recipient')
}

const isWamid = (value: unknown) => typeof value === 'string' && value.startsWith('wamid.')

function wrongInStatus({ status, message_id: message, typing_indicator: typing }: Fields): Wrong | undefined {
  if (status !== 'read') return invalid('status')
  if (!isWamid(message)) return missing('message_id')
  return typing === undefined || (isFields(typing) && typing.type === 'text') ? undefined : invalid('typing_indicator')
}

const media = (mayCaption: boolean) => (said: unknown) => {
  if (!isFields(said)) return invalid('media')
  const refs = [said.id, said.link].filter(ref => ref !== undefined)
  if (refs.length !== 1) return missing('id or link')
  if (said.link !== undefined && !/^https?:\/\/\S+$/.test(String(said.link))) return invalid('link')
  if (!mayCaption && said.caption !== undefined) return invalid('caption')
  return maybeText(said.caption, 1024) ? undefined : invalid('caption')
}

const checks: Record<string, (said: unknown) => Wrong | undefined> = {
  text: said => (isFields(said) && isText(said.body, 4096) ? undefined : invalid('text.body')),
  image: media(true),
  video: media(true),
  audio: media(false),
  sticker: media(false),
  document: media(true),
  location: said =>
    isFields(said) && typeof said.latitude === 'number' && typeof said.longitude === 'number'
      ? undefined
      : invalid('location'),
  contacts: said =>
    Array.isArray(said) && said.length > 0 && said.every(isNamed) ? undefined : invalid('contacts[].name'),
  reaction: said =>
    isFields(said) && isWamid(said.message_id) && typeof said.emoji === 'string' ? undefined : invalid('reaction'),
  template: said =>
    isFields(said) && isText(said.name, 512) && isFields(said.language) && isText(said.language.code, 20)
      ? undefined
      : invalid('template'),
  interactive: said => (isFields(said) ? wrongInChoice(said) : invalid('interactive')),
}

const isNamed = (contact: unknown): boolean => {
  const name = isFields(contact) ? contact.name : undefined
  return isFields(name) && isText(name.formatted_name, 512) && isText(name.first_name, 512)
}

function wrongInChoice({ type, body, action }: Fields): Wrong | undefined {
  if (!isFields(body) || !isText(body.text, 1024)) return invalid('interactive.body.text')
  if (!isFields(action)) return missing('interactive.action')
  if (type === 'button') return areButtons(action.buttons) ? undefined : invalid('interactive.action.buttons')
  if (type === 'list') return wrongInList(action)
  const { name, parameters } = action
  const isLink =
    type === 'cta_url' &&
    name === 'cta_url' &&
    isFields(parameters) &&
    isText(parameters.display_text, 20) &&
    /^https?:\/\/\S+$/.test(String(parameters.url))
  return isLink ? undefined : invalid('interactive.type')
}

const areButtons = (buttons: unknown): boolean =>
  Array.isArray(buttons) &&
  buttons.length >= 1 &&
  buttons.length <= 3 &&
  isDistinct(buttons.map(button => (isFields(button) && isFields(button.reply) ? button.reply.id : undefined))) &&
  buttons.every(
    button =>
      isFields(button) &&
      button.type === 'reply' &&
      isFields(button.reply) &&
      isText(button.reply.id, 256) &&
      isText(button.reply.title, 20),
  )

const isDistinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length

function wrongInList({ button, sections }: Fields): Wrong | undefined {
  if (!isText(button, 20)) return invalid('interactive.action.button')
  if (!Array.isArray(sections) || sections.length === 0 || sections.length > 10) return invalid('sections')
  const isTitled = sections.length === 1 || sections.every(each => isFields(each) && isText(each.title, 24))
  const rows = sections.flatMap(each => (isFields(each) && Array.isArray(each.rows) ? (each.rows as unknown[]) : []))
  const areRows = rows.every(
    row => isFields(row) && isText(row.id, 200) && isText(row.title, 24) && maybeText(row.description, 72),
  )
  return isTitled && areRows && rows.length >= 1 && rows.length <= 10 ? undefined : invalid('rows')
}
