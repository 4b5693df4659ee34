// Pictures and films as large as the window: all of the customer's history, one after the other, from the one that was
// pressed. `Gallery` stands around a conversation, knows what it holds and opens the viewer, which is brought then.
export { Gallery, useViewer, useWhole, type Whole } from './gallery.tsx'
