/** WeChat's WXML compiler; the package brings no types. */
declare module 'miniprogram-compiler' {
  const compiler: {
    /** The source of a function body with the parameters window, global and console that returns `$gwx`. */
    wxmlToJs: (dist: string) => string
  }
  export default compiler
}
