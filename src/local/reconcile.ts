import { reconcile } from '../compose/commands/reconcile'
import { runHere } from './command'

runHere(reconcile)
