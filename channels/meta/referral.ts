import { type Author, fieldsOf, idOf, type Part, present, textOf } from '#channel'

/** How they came here is said of the person: a link, a code, an advertisement. */
export function cameBy(referred: unknown): Pick<Author, 'facts'> {
  const told = fieldsOf(referred)
  const facts = present({
    referral: textOf(told.ref),
    referralSource: textOf(told.source),
    ad: idOf(told.ad_id),
  }) as Record<string, string>
  return Object.keys(facts).length === 0 ? {} : { facts }
}

/** The advertisement or the product from which they wrote. */
export function adIn(referred: unknown): Part[] {
  const told = fieldsOf(referred)
  const shown = fieldsOf(told.ads_context_data)
  const product = idOf(fieldsOf(told.product).id) ?? idOf(shown.product_id)
  const picture = textOf(shown.photo_url) ?? textOf(shown.video_url)
  const ad = present({
    id: idOf(shown.post_id) ?? idOf(told.ad_id),
    text: textOf(shown.ad_title),
    picture: picture === undefined ? undefined : { url: picture },
  })
  return [
    ...(Object.keys(ad).length === 0 ? [] : [{ kind: 'post' as const, ...ad }]),
    ...(product === undefined ? [] : [{ kind: 'product' as const, id: product, name: product }]),
  ]
}
