export default definePageConfig({ navigationBarTitleText: '同事做过什么' });
