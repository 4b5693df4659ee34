import { ShieldAlert, Undo2 } from 'lucide'
import { Button, Callout } from '#web/ui'
import type { StoryProps } from './story.ts'

export function Stops({ say }: StoryProps) {
  const deeds = (
    <>
      <Button size="s">{say('Quitar los datos', 'Take them out')}</Button>
      <Button size="s" kind="ghost">
        {say('Mandarlo por privado', 'Send it in private')}
      </Button>
    </>
  )
  return (
    <Callout tone="late" icon={ShieldAlert} deeds={deeds}>
      <b>
        {say(
          'Esto lo leería cualquiera: un nombre completo y un teléfono.',
          'Anyone could read this: a full name and a phone number.',
        )}
      </b>{' '}
      {say('No se puede publicar así.', 'It can’t be published like this.')}
    </Callout>
  )
}

export function Asks({ say }: StoryProps) {
  return (
    <Callout
      tone="soon"
      icon={Undo2}
      deeds={<Button size="s">{say('Quitar la frase', 'Take the sentence out')}</Button>}
    >
      <b>{say('Marta nos escribió aquí.', 'Marta wrote here.')}</b>{' '}
      {say('Mandarla al teléfono la hace empezar de nuevo.', 'Sending her to the phone makes her start over.')}
    </Callout>
  )
}

export function Tells({ say }: StoryProps) {
  return (
    <Callout>
      {say('Con tildes caben 70 letras por SMS. Sale en 2.', 'With accents an SMS holds 70 letters. It goes in 2.')}
    </Callout>
  )
}
