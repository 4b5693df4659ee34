import { SearchX, ServerCrash } from 'lucide'
import { EmptyState, ErrorState, LoadingShape, OfflineLine, UndoLine } from '#web/states'
import { Button, Kbd, TextLink } from '#web/ui'
import { Frame, type StoryProps } from '#web/ui/stories'

export function Empty({ say }: StoryProps) {
  return (
    <>
      <EmptyState
        as="h3"
        title={say('No queda nadie esperando.', 'Nobody is waiting.')}
        deed={<Button>{say('Mirar las del equipo', "Look at the team's")}</Button>}
      >
        {say(
          'La última la cerraste tú, a las 13:02. Buen momento para un café.',
          'You closed the last one at 13:02. A good time for coffee.',
        )}
      </EmptyState>
      <EmptyState as="h3" icon={SearchX} title={say('Nada con «junta ruzaffa».', 'Nothing with “junta ruzaffa”.')}>
        {say('¿Querías decir', 'Did you mean')} <TextLink href="#places">junta ruzafa</TextLink>?
      </EmptyState>
    </>
  )
}

export function Broken({ say }: StoryProps) {
  const deed = (
    <>
      <Button>{say('Probar otra vez', 'Try again')}</Button>
      <Button kind="ghost">{say('Copiar detalles', 'Copy details')}</Button>
    </>
  )
  return (
    <ErrorState as="h3" icon={ServerCrash} title={say('No hemos podido abrirla.', "We couldn't open it.")} deed={deed}>
      {say(
        'La conversación está a salvo. Se cortó la base de datos al leerla.',
        'The conversation is safe. The database was cut off while reading it.',
      )}
    </ErrorState>
  )
}

export function Loading({ say }: StoryProps) {
  return (
    <>
      <Frame wide={20}>
        <LoadingShape label={say('Cargando conversaciones', 'Loading conversations')} count={3} />
      </Frame>
      <Frame wide={20}>
        <LoadingShape as="talk" label={say('Cargando mensajes', 'Loading messages')} count={4} />
      </Frame>
    </>
  )
}

export function Lines({ say }: StoryProps) {
  return (
    <Frame wide={26} isSpaced>
      <UndoLine
        left={0.7}
        title={say('Sale en 7 s', 'Goes in 7 s')}
        deed={
          <Button size="s">
            {say('Deshacer', 'Undo')} <Kbd keys="Z" />
          </Button>
        }
      >
        {say('«Sí, Marta: te la cambiamos entera…»', '“Yes, Marta: we will swap it whole…”')}
      </UndoLine>
      <OfflineLine title={say('Sin conexión', 'Offline')} deed={<Button size="s">{say('Ver 2', 'See 2')}</Button>}>
        {say('Guardado aquí. Saldrá en cuanto vuelva', 'Kept here. It will go as soon as it is back')}
      </OfflineLine>
    </Frame>
  )
}
