import type { Bubble } from '../phone/shown.ts'
import { BubbleMenu } from './bubble.tsx'
import { Face } from './marks.tsx'
import type { View } from './place-screen.tsx'
import { shortTime } from './times.ts'
import { t } from './words.ts'

/** Posts of the brand, and what everybody writes below them. The newest post is the first. */
export function Square(view: View) {
  const { bubbles, brand, color } = view
  const posts = bubbles.filter(({ isPost }) => isPost).toReversed()
  const below = Map.groupBy(
    bubbles.filter(({ isPost }) => !isPost),
    each => each.under ?? '',
  )
  return (
    <div class="stream" role="log" aria-live="polite" tabIndex={0}>
      {posts.map(post => (
        <article key={post.id} class="post">
          <header>
            <Face name={brand} brand={color} />
            <span class="two">
              <b>{brand}</b>
              <time>{shortTime(post.at)}</time>
            </span>
          </header>
          <p dir="auto">{post.text}</p>
          {below.has(post.id) ? (
            <Comments {...view} under={post.id} below={below} />
          ) : (
            <p class="empty">{t('emptySquare')}</p>
          )}
          <button type="button" class="quiet" onClick={() => view.about({ kind: 'under', bubble: post, name: brand })}>
            {t('reply')}
          </button>
        </article>
      ))}
    </div>
  )
}

type Below = View & { under: string; below: ReadonlyMap<string, Bubble[]> }

function Comments(props: Below) {
  const { under, below, brand, color, person, nameOf } = props
  return (
    <ul class="comments">
      {(below.get(under) ?? []).map(bubble => {
        const isBrand = bubble.by === 'brand'
        const name = isBrand ? brand : nameOf(bubble.person)
        const isMine = !isBrand && bubble.person === person
        return (
          <li key={bubble.id} class={isBrand ? 'theirs' : isMine ? 'mine' : 'other'}>
            <div class="comment">
              <Face name={name} brand={isBrand ? color : undefined} />
              <div class="balloon">
                <b>{name}</b>
                <p dir="auto">{bubble.isGone ? t('gone') : bubble.text}</p>
              </div>
              {isMine && !bubble.isGone && <BubbleMenu {...props} bubble={bubble} />}
            </div>
            <footer>
              <time>{shortTime(bubble.at)}</time>
              {bubble.isEdited && <span>{t('edited')}</span>}
              {bubble.isLiked && <span>{t('liked', { name: brand })}</span>}
              {bubble.isHidden && <span>{t('hidden')}</span>}
              <button type="button" class="quiet" onClick={() => props.about({ kind: 'under', bubble, name })}>
                {t('reply')}
              </button>
            </footer>
            {below.has(bubble.id) && <Comments {...props} under={bubble.id} />}
          </li>
        )
      })}
    </ul>
  )
}
