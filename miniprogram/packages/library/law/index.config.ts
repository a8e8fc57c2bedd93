export default definePageConfig({
  navigationBarTitleText: '法条',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
