export default definePageConfig({ navigationBarTitleText: '记一次来访' });
