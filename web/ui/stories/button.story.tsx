import { ChevronDown, Ellipsis, Eye, Paperclip, Send, Zap } from 'lucide'
import { Button, Icon, IconButton, Kbd, LinkButton, SplitButton, TextButton, TextLink } from '#web/ui'
import type { StoryProps } from './story.ts'

export function Kinds({ say }: StoryProps) {
  return (
    <>
      <Button kind="primary">
        {say('Enviar', 'Send')} <Kbd keys="⌘↵" />
      </Button>
      <Button>{say('Guardar nota', 'Save note')}</Button>
      <Button kind="ghost">{say('Ahora no', 'Not now')}</Button>
      <Button kind="plaza">
        <Icon of={Eye} size="s" />
        {say('Publicar', 'Publish')}
      </Button>
      <Button kind="danger">{say('Borrar para siempre', 'Delete for good')}</Button>
    </>
  )
}

export function Sizes({ say }: StoryProps) {
  return (
    <>
      <Button size="s">{say('Unir', 'Join')}</Button>
      <Button>{say('Cerrar', 'Close')}</Button>
      <Button size="l" kind="primary">
        {say('Abrir la mesa', 'Open the table')} <Kbd keys="↵" />
      </Button>
      <Button size="l" kind="ghost">
        {say('Antes, mirar una demo llena', 'Look at a full demo first')}
      </Button>
    </>
  )
}

export function WithIcon({ say }: StoryProps) {
  return (
    <>
      <Button kind="ghost" size="s">
        <Icon of={Zap} />
        {say('Respuestas', 'Replies')} <Kbd keys="/" />
      </Button>
      <IconButton name={say('Adjuntar', 'Attach')}>
        <Icon of={Paperclip} />
      </IconButton>
      <IconButton size="s" name={say('Más', 'More')}>
        <Icon of={Ellipsis} />
      </IconButton>
      <IconButton kind="primary" isRound name={say('Enviar', 'Send')}>
        <Icon of={Send} size="s" mirrors />
      </IconButton>
    </>
  )
}

export function Split({ say }: StoryProps) {
  return (
    <SplitButton>
      <Button kind="primary">{say('Enviar', 'Send')}</Button>
      <IconButton kind="primary" name={say('Otras formas de enviar', 'Other ways to send')}>
        <Icon of={ChevronDown} size="s" />
      </IconButton>
    </SplitButton>
  )
}

export function BusyAndOff({ say }: StoryProps) {
  return (
    <>
      <Button kind="primary" isBusy>
        {say('Guardando', 'Saving')}
      </Button>
      <Button isBusy>{say('Comprobando', 'Checking')}</Button>
      <Button kind="primary" isOff>
        {say('Encender', 'Switch on')}
      </Button>
      <Button kind="ghost" isOff>
        {say('Deshacer', 'Undo')}
      </Button>
    </>
  )
}

export function Going({ say }: StoryProps) {
  return (
    <>
      <LinkButton href="#button">{say('Abrir ficha', 'Open profile')}</LinkButton>
      <span>
        {say('¿Querías decir', 'Did you mean')} <TextLink href="#button">junta ruzafa</TextLink>?{' '}
        <TextButton>{say('Ver antes', 'See before')}</TextButton>
      </span>
    </>
  )
}
