import { type Fields, fieldsOf, listOf, type Part, present, textOf } from '#channel'
import { whoIs } from './parse-author.ts'
import { readable } from './readable.ts'
import { pageOf } from './uri.ts'

/** Views of posts by their address. */
export type Posts = ReadonlyMap<string, Fields>

/** What a post stands under or points to. */
export function postPart(uri: string, posts: Posts): Extract<Part, { kind: 'post' }> {
  const view = fieldsOf(posts.get(uri))
  const { text, facets } = fieldsOf(view.record)
  const picture = pictureIn(fieldsOf(view.embed))
  return {
    kind: 'post',
    id: uri,
    ...present({
      author: whoIs(view.author)?.handle,
      text: textOf(text) && readable(textOf(text)!, facets),
      url: pageOf(uri),
      picture: picture ? { url: picture } : undefined,
    }),
  }
}

function pictureIn(embed: Fields): string | undefined {
  const media = fieldsOf(embed.media)
  const [image, inMedia] = [fieldsOf(listOf(embed.images)[0]), fieldsOf(listOf(media.images)[0])]
  const item = fieldsOf(listOf(embed.items ?? media.items)[0])
  return [image.thumb, inMedia.thumb, item.thumbnail, embed.thumbnail, media.thumbnail].map(textOf).find(Boolean)
}
