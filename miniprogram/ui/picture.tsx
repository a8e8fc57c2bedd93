import { Image, type ImageProps } from '@tarojs/components'
import { useOnDevice } from '../platform/on-device'

/** A picture that the server gave; without a server in front of it, it is brought to this device first. */
export const Picture = ({ src, ...how }: ImageProps) => <Image {...how} src={useOnDevice(src)} />
