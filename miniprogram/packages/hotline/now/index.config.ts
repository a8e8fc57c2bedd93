export default definePageConfig({
  navigationBarTitleText: '找律师',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
