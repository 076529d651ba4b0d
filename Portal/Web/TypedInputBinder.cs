using Microsoft.AspNetCore.Mvc.ModelBinding;
using Portal.Core.JapaneseText;

namespace Portal.Web;

/// <summary>
/// Reads days, times and whole numbers as people type them: 令和8年12月3日, R8.12.3, １４時, １,２００, 64,000円. Anything else is
/// said to be unreadable beside its field, and what was typed stays.
/// </summary>
public sealed class TypedInputBinder : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var type = context.Metadata.UnderlyingOrModelType;
        return type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(int) || type == typeof(long) ? this : null;
    }

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var name = bindingContext.ModelName;
        var given = bindingContext.ValueProvider.GetValue(name);
        if (given == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        bindingContext.ModelState.SetModelValue(name, given);
        var metadata = bindingContext.ModelMetadata;
        if (string.IsNullOrWhiteSpace(given.FirstValue))
        {
            if (metadata.IsReferenceOrNullableType)
            {
                bindingContext.Result = ModelBindingResult.Success(null);
            }
            else
            {
                bindingContext.ModelState.AddModelError(
                    name, metadata.ModelBindingMessageProvider.ValueMustNotBeNullAccessor(""));
            }

            return Task.CompletedTask;
        }

        var (value, example) = Read(metadata.UnderlyingOrModelType, given.FirstValue);
        if (value is null)
        {
            bindingContext.ModelState.AddModelError(name, example);
        }
        else
        {
            bindingContext.Result = ModelBindingResult.Success(value);
        }

        return Task.CompletedTask;
    }

    private static (object? Value, string Example) Read(Type type, string typed)
    {
        if (type == typeof(DateOnly))
        {
            return (JapaneseDate.TryParse(typed, out var day) ? day : null, "日付は「令和8年12月3日」のように入力してください。");
        }

        if (type == typeof(TimeOnly))
        {
            return (JapaneseTime.TryParse(typed, out var time) ? time : null, "時刻は「14時30分」のように入力してください。");
        }

        const string Unreadable = "数字だけで入力してください。";
        return type == typeof(long)
            ? (JapaneseNumber.TryParse(typed, out long great) ? great : null, Unreadable)
            : (JapaneseNumber.TryParse(typed, out int number) ? number : null, Unreadable);
    }
}
