import { runContainer } from '../compose/container'

void runContainer()
