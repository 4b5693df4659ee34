import { useState } from 'react'
import { Dialog, Drawer, Toast, ToastRegion } from '#web/overlay'
import { Button } from '#web/ui'
import type { StoryProps } from '#web/ui/stories'

export function Stopping({ say }: StoryProps) {
  const [isOpen, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  const deeds = (
    <>
      <Button kind="ghost" onClick={close}>
        {say('Dejarlo', 'Leave it')}
      </Button>
      <Button kind="danger" onClick={close}>
        {say('Borrar para siempre', 'Delete for good')}
      </Button>
    </>
  )
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('Borrar a Marta…', 'Delete Marta…')}</Button>
      <Dialog
        title={say('¿Borrar a Marta Iborra?', 'Delete Marta Iborra?')}
        isOpen={isOpen}
        onClose={close}
        closeName={say('Cerrar', 'Close')}
        deeds={deeds}
      >
        {say(
          'Se borran 3 identidades y 42 mensajes. No se puede deshacer.',
          '3 identities and 42 messages go. There is no way back.',
        )}
      </Dialog>
    </>
  )
}

export function FromTheEnd({ say }: StoryProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('Ficha de Marta', "Marta's profile")}</Button>
      <Drawer title="Marta Iborra" isOpen={isOpen} onClose={() => setOpen(false)} closeName={say('Cerrar', 'Close')}>
        {say('Su Nido 2 gotea. Lo contó por correo hace 8 días.', 'Her Nido 2 drips. She wrote about it 8 days ago.')}
      </Drawer>
    </>
  )
}

/** It is there only while it is open. */
export function ThereWhileOpen({ say }: StoryProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('Retirar…', 'Take back…')}</Button>
      {isOpen && (
        <Dialog
          title={say('¿Retirar el mensaje?', 'Take the message back?')}
          isOpen
          onClose={() => setOpen(false)}
          closeName={say('Cerrar', 'Close')}
        >
          {say('Marta deja de verlo.', 'Marta no longer sees it.')}
        </Dialog>
      )}
    </>
  )
}

export function Done({ say }: StoryProps) {
  const [isShown, setShown] = useState(false)
  const hide = (): void => setShown(false)
  return (
    <>
      <Button onClick={() => setShown(true)}>{say('Cerrar la conversación', 'Close the conversation')}</Button>
      <ToastRegion label={say('Avisos', 'News')}>
        {isShown && (
          <Toast onGone={hide} undo={{ label: say('Deshacer', 'Undo'), keys: 'Z', onUndo: hide }}>
            {say('Cerrada la de Marta', "Marta's is closed")}
          </Toast>
        )}
      </ToastRegion>
    </>
  )
}
