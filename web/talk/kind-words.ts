import type { Key, Translate } from '#web/texts'

const KINDS: Record<string, Key> = {
  image: 'kind.image',
  audio: 'kind.audio',
  video: 'kind.video',
  document: 'kind.document',
  sticker: 'kind.sticker',
  location: 'kind.location',
  card: 'kind.card',
  choice: 'kind.choice',
  buttons: 'kind.buttons',
  list: 'kind.list',
  product: 'kind.product',
  order: 'kind.order',
  post: 'kind.post',
  rating: 'kind.rating',
  mail: 'kind.mail',
  template: 'kind.template',
  unseen: 'kind.unseen',
  deletion: 'message.deleted.empty',
  merged: 'kind.merged',
  unknown: 'kind.unknown',
}

/** What a message without text is called. */
export function kindWords(kind: string, t: Translate): string {
  return t(KINDS[kind] ?? 'kind.unknown')
}
