import { Bell, Inbox, Search } from 'lucide'
import { HueDot, Icon, Kbd, Logo, Voice } from '#web/ui'
import type { StoryProps } from './story.ts'

export function TheLogo() {
  return (
    <>
      <Logo name="Sobremesa" />
      <Logo size="l" />
    </>
  )
}

export function Icons({ say }: StoryProps) {
  return (
    <>
      <Icon of={Inbox} size="s" name={say('Bandeja', 'Inbox')} />
      <Icon of={Search} name={say('Buscar', 'Search')} />
      <Icon of={Bell} size="l" name={say('Avisos', 'Alerts')} />
    </>
  )
}

/** What a tag is known by, beside its name. */
export function Hues({ say }: StoryProps) {
  return (
    <span>
      <HueDot hue={20} /> {say('Envíos', 'Deliveries')} · <HueDot hue={150} /> {say('Devoluciones', 'Returns')}
    </span>
  )
}

export function Keys({ say }: StoryProps) {
  return (
    <span>
      <Kbd keys="J" /> <Kbd keys="K" /> {say('moverse', 'move')} · <Kbd keys="⌘↵" /> {say('enviar', 'send')}
    </span>
  )
}

export function TheVoice({ say }: StoryProps) {
  return (
    <div>
      <Voice as="p" size="cover">
        {say('Pon la mesa.', 'Lay the table.')}
      </Voice>
      <Voice as="p">{say('Dos cosas hacen ruido', 'Two things make noise')}</Voice>
      <Voice as="p" size="say">
        {say('No queda nadie esperando.', 'Nobody is waiting.')}
      </Voice>
    </div>
  )
}
