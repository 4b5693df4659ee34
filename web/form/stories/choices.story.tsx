import { useState } from 'react'
import { Checkbox, RadioCards, SegmentedControl, Switch } from '#web/form'
import { Frame, type StoryProps } from '#web/ui/stories'

export function Boxes({ say }: StoryProps) {
  return (
    <Frame wide={26} isSpaced>
      <Checkbox label={say('Avisarme por correo', 'Tell me by e-mail')} isOnAtFirst />
      <Checkbox
        label={say('También los domingos', 'On Sundays too')}
        help={say('Solo si hay alguien de guardia.', 'Only when someone is on duty.')}
      />
      <Checkbox label={say('Guardar para siempre', 'Keep for ever')} disabled />
    </Frame>
  )
}

export function Switches({ say }: StoryProps) {
  return (
    <Frame wide={26} isSpaced>
      <Switch label={say('Respuesta automática', 'Automatic reply')} isOnAtFirst />
      <Switch
        label={say('Atajos de una letra', 'Single-letter keys')}
        help={say('Solo fuera de los campos.', 'Only outside fields.')}
      />
      <Switch label={say('Publicar sin revisar', 'Publish unreviewed')} disabled />
    </Frame>
  )
}

export function Segments({ say }: StoryProps) {
  const [shown, setShown] = useState<'all' | 'public' | 'private' | 'notes'>('all')
  return (
    <SegmentedControl
      label={say('Mostrar', 'Show')}
      value={shown}
      onChange={setShown}
      choices={[
        { value: 'all', label: say('Todo', 'All') },
        { value: 'public', label: say('Público', 'Public') },
        { value: 'private', label: say('Privado', 'Private') },
        { value: 'notes', label: say('Notas', 'Notes') },
      ]}
    />
  )
}

export function Cards({ say }: StoryProps) {
  return (
    <RadioCards
      label={say('¿Por dónde te van a hablar?', 'Where will they talk to you?')}
      defaultValue="web-chat"
      cards={[
        {
          value: 'web-chat',
          title: say('Chat en tu web', 'Chat on your web'),
          text: say('Sin claves ni altas. Se prueba aquí mismo', 'No keys, no sign-up. Try it right here'),
          end: say('listo ya', 'ready now'),
          isReady: true,
        },
        {
          value: 'email',
          title: say('Correo', 'E-mail'),
          text: say('Tu buzón de siempre, por IMAP y SMTP', 'Your usual mailbox, by IMAP and SMTP'),
          end: '3 min',
        },
        {
          value: 'telegram',
          title: 'Telegram',
          text: say('Una clave que da el propio Telegram', 'A key that Telegram itself gives'),
          end: '2 min',
        },
      ]}
    />
  )
}
