import { Attached } from './bubble.tsx'
import { useBottom } from './bottom.ts'
import { Face } from './marks.tsx'
import type { View } from './place-screen.tsx'
import { clockTime, dayName } from './times.ts'
import { t } from './words.ts'

/** The mails between a person and the brand, oldest first, as a mail program folds a thread out. */
export function Letters({ bubbles, brand, color, nameOf, place }: View) {
  const stream = useBottom()
  return (
    <div ref={stream} class="stream" role="log" aria-live="polite" tabIndex={0}>
      {bubbles.length === 0 && <p class="empty">{t('emptyLetters')}</p>}
      {bubbles.map((bubble, index) => {
        const isBrand = bubble.by === 'brand'
        const name = isBrand ? brand : nameOf(bubble.person)
        const isNews = plain(bubble.subject) !== plain(bubbles[index - 1]?.subject)
        return (
          <article key={bubble.id} class="letter">
            {isNews && <h3 dir="auto">{plain(bubble.subject)}</h3>}
            <header>
              <Face name={name} brand={isBrand ? color : undefined} />
              <span class="two">
                <b>{name}</b>
                <span>{`${t('to')} ${isBrand ? nameOf(bubble.person) : brand}`}</span>
              </span>
              <time>{`${dayName(bubble.at)}, ${clockTime(bubble.at)}`}</time>
            </header>
            <p dir="auto">{bubble.text}</p>
            {bubble.file && <Attached seat={place.seat} file={bubble.file} />}
          </article>
        )
      })}
    </div>
  )
}

const plain = (subject = ''): string => subject.replace(/^(re:\s*)+/i, '')
