import { useEffect } from 'react'
import { dressDocument, Logo, Voice } from '#web/ui'
import type { Stories, StoryProps } from '#web/ui/stories'
import { rooms } from './register.ts'
import { Switches, useWishes } from './wishes.tsx'
import css from './page.module.css'

/** All stories on one page, dressed as wished in the address: ?theme=dark&language=en&dir=rtl&density=compact */
export function StoriesPage() {
  const [wishes, wish] = useWishes()
  useEffect(() => dressDocument(wishes.theme, wishes.density), [wishes.theme, wishes.density])
  useEffect(() => {
    document.documentElement.dir = wishes.dir
    document.documentElement.lang = wishes.language
  }, [wishes.dir, wishes.language])
  const say: StoryProps['say'] = (es, en) => (wishes.language === 'es' ? es : en)
  return (
    <>
      <header className={css.head}>
        <Logo />
        <Voice>{say('Piezas', 'Pieces')}</Voice>
        <Switches wishes={wishes} wish={wish} say={say} />
        <nav className={css.index} aria-label={say('Piezas', 'Pieces')}>
          {Object.values(rooms)
            .flatMap(room => Object.keys(room))
            .map(name => (
              <a key={name} href={`#${name.toLowerCase()}`}>
                {name}
              </a>
            ))}
        </nav>
      </header>
      <main className={css.main}>
        {Object.entries(rooms).flatMap(([room, components]) =>
          Object.entries(components).map(([name, stories]) => (
            <Component key={`${room}/${name}`} room={room} name={name} stories={stories} say={say} />
          )),
        )}
      </main>
    </>
  )
}

function Component({ room, name, stories, say }: StoryProps & { room: string; name: string; stories: Stories }) {
  return (
    <section className={css.component} id={name.toLowerCase()}>
      <h2 className={css.name}>
        {name} <span className={css.room}>#web/{room}</span>
      </h2>
      {Object.entries(stories).map(([title, Story]) => (
        <figure key={title} className={css.story} data-story={`${name}/${title}`}>
          <figcaption className={css.title}>{title}</figcaption>
          <div className={css.stage}>
            <Story say={say} />
          </div>
        </figure>
      ))}
    </section>
  )
}
