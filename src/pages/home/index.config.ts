export default definePageConfig({ navigationBarTitleText: '润心' });
