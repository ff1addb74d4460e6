export default definePageConfig({ navigationBarTitleText: '名单和邀请' });
