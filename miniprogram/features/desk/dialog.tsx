/** What the desk calls a sheet. */
export { Sheet as Dialog } from '../../ui/sheet'
