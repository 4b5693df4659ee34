import { BubbleMenu } from './bubble.tsx'
import { Face } from './marks.tsx'
import type { View } from './place-screen.tsx'
import { shortTime } from './times.ts'
import { t } from './words.ts'

const most = 5

export const starsText = (count: number): string => (count === 1 ? t('oneStar') : t('someStars', { n: count }))

/** What people think of the brand, the newest first, each with the brand's answer below. */
export function Reviews(view: View) {
  const { bubbles, brand, nameOf, person } = view
  const reviews = bubbles.filter(({ by }) => by === 'person').toReversed()
  const answers = new Map(bubbles.flatMap(each => (each.by === 'brand' ? [[each.under, each] as const] : [])))
  const sum = reviews.reduce((total, { stars = 0 }) => total + stars, 0)
  const average = reviews.length > 0 ? sum / reviews.length : undefined
  return (
    <div class="stream" role="log" aria-live="polite" tabIndex={0}>
      {average === undefined ? (
        <p class="empty">{t('emptyReviews')}</p>
      ) : (
        <p class="average">
          <b>{average.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })}</b>
          <Stars count={Math.round(average)} />
          <span>({reviews.length})</span>
        </p>
      )}
      {reviews.map(review => {
        const name = nameOf(review.person)
        const answer = answers.get(review.id)
        return (
          <article key={review.id} class="review">
            <header>
              <Face name={name} />
              <span class="two">
                <b>{name}</b>
                <span>
                  <Stars count={review.stars ?? 0} /> <time>{shortTime(review.at)}</time>
                  {review.isEdited && ` · ${t('edited')}`}
                </span>
              </span>
              {review.person === person && <BubbleMenu {...view} bubble={review} />}
            </header>
            {review.text && <p dir="auto">{review.text}</p>}
            {answer && !answer.isGone && (
              <div class="answer">
                <b>{t('answerOf', { name: brand })}</b> <time>{shortTime(answer.at)}</time>
                <p dir="auto">{answer.text}</p>
              </div>
            )}
          </article>
        )
      })}
    </div>
  )
}

const Stars = ({ count }: { count: number }) => (
  <span class="stars" role="img" aria-label={starsText(count)}>
    {'★'.repeat(count)}
    <span class="off">{'★'.repeat(most - count)}</span>
  </span>
)
