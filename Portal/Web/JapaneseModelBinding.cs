using Microsoft.AspNetCore.Mvc;

namespace Portal.Web;

/// <summary>What a person reads when the input cannot be read at all, set once for every form.</summary>
public static class JapaneseModelBinding
{
    public static void Configure(MvcOptions options)
    {
        // The validators own every sentence about missing values.
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.ModelBinderProviders.Insert(0, new TypedInputBinder());
        options.ModelBinderProviders.Insert(1, new TextBinderProvider());
        options.Filters.Add<NoHandlerFilter>();
        options.Filters.Add<UnreadableInputFilter>();
        options.Filters.Add<PageContentFilter>();

        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => Unreadable(value));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(Unreadable);
        messages.SetUnknownValueIsInvalidAccessor(_ => "入力した内容を読み取れません。もう一度入力してください。");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "入力した内容を読み取れません。もう一度入力してください。");
        messages.SetValueIsInvalidAccessor(Unreadable);
        messages.SetValueMustBeANumberAccessor(_ => "数字で入力してください。");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "数字で入力してください。");
        messages.SetValueMustNotBeNullAccessor(_ => "入力してください。");
        messages.SetMissingBindRequiredValueAccessor(_ => "入力してください。");
        messages.SetMissingKeyOrValueAccessor(() => "入力してください。");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "送られた内容が空です。もう一度入力してください。");
    }

    private static string Unreadable(string value) => $"「{value}」は読み取れません。例にならって入力してください。";
}
