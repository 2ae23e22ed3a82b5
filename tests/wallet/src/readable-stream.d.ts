// readable-stream is Node's own streams, published for browsers.
declare module 'readable-stream' {
  export { Duplex, pipeline } from 'node:stream';
}
