using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>引き継ぎ先を確かめる: both by their names, before anything is published. Changes nothing.</summary>
/// <param name="Code">The municipality that is gone.</param>
/// <param name="Successor">The code of the one that it is, or belongs to, since then.</param>
/// <param name="Kind">合併, or 市制・町制の施行.</param>
/// <param name="ChangedOn">From which day.</param>
public sealed record CheckSuccessor(string? Code, string? Successor, MunicipalityChangeKind? Kind, string? ChangedOn)
    : IRequest<Result<CheckedSuccessor>>, ISuccessorFields;

/// <param name="Former">The one that is gone, with its prefecture.</param>
/// <param name="Now">The one of today, with its prefecture.</param>
/// <param name="Day">From which day.</param>
public sealed record CheckedSuccessor(string Former, string Now, DateOnly Day);

public sealed class CheckSuccessorValidator : SuccessorFieldsValidator<CheckSuccessor>;

public sealed class CheckSuccessorHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<CheckSuccessor, Result<CheckedSuccessor>>
{
    public async Task<Result<CheckedSuccessor>> Handle(CheckSuccessor request, CancellationToken cancellationToken)
    {
        var read = await SuccessorFields.ReadAsync(db, request, clock.TodayInJapan(), cancellationToken);
        return read.Failed ? Result<CheckedSuccessor>.Fail(read.Errors)
            : new CheckedSuccessor(FullName(read.Value.Gone), FullName(read.Value.Now), read.Value.Day);
    }

    private static string FullName(Municipality place) => ShippedPlaces.List.PrefectureOf(place.Code).Name + place.Name;
}

/// <summary>What is typed of a successor.</summary>
public interface ISuccessorFields
{
    string? Code { get; }

    string? Successor { get; }

    MunicipalityChangeKind? Kind { get; }

    string? ChangedOn { get; }
}

public abstract class SuccessorFieldsValidator<T> : AbstractValidator<T>
    where T : ISuccessorFields
{
    protected SuccessorFieldsValidator()
    {
        RuleFor(r => r.Code).NotEmpty().WithMessage("なくなった市町村を選んでください。");
        RuleFor(r => r.Successor).Must(c => LocalGovernmentCode.TryNormalise(c, out _))
            .WithMessage("引き継ぎ先の団体コードを、6桁の数字で入力してください。");
        RuleFor(r => r.Kind).Must(k => k is MunicipalityChangeKind.Merged or MunicipalityChangeKind.Raised)
            .WithMessage("何があったかを選んでください。");
        RuleFor(r => r.ChangedOn).Must(d => JapaneseDate.TryParse(d, out _)).WithMessage("変わった日を、令和9年4月1日のように入力してください。");
    }
}

internal static class SuccessorFields
{
    private static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>Both municipalities, tracked, once the fields are such as the validator lets through.</summary>
    public static async Task<Result<(Municipality Gone, Municipality Now, DateOnly Day)>> ReadAsync(
        PortalDbContext db, ISuccessorFields fields, DateOnly today, CancellationToken cancellationToken)
    {
        var successor = LocalGovernmentCode.TryNormalise(fields.Successor, out var code) ? code : "";
        if (await db.Municipalities.SingleOrDefaultAsync(m => m.Code == fields.Code && m.EndedOn != null, cancellationToken) is not { } gone)
        {
            return SuccessorErrors.NotGone;
        }

        if (await db.Municipalities.SingleOrDefaultAsync(m => m.Code == successor && m.EndedOn == null, cancellationToken) is not { } now)
        {
            return SuccessorErrors.Unknown;
        }

        return JapaneseDate.TryParse(fields.ChangedOn, out var day) && day >= Earliest && day <= today
            ? (gone, now, day) : SuccessorErrors.DayOutside;
    }
}

public static class SuccessorErrors
{
    public static readonly Error NotGone = new("この市町村は、なくなった市町村の一覧にありません。選び直してください。", nameof(RecordSuccessor.Code));

    public static readonly Error Unknown = new(
        "この団体コードの市町村は、いまの一覧にありません。市町村の一覧を確かめてください。", nameof(RecordSuccessor.Successor));

    public static readonly Error DayOutside = new("変わった日は、1900年から今日までの日を入力してください。", nameof(RecordSuccessor.ChangedOn));

    public static readonly Error NotRecorded = new("この引き継ぎ先は、すでに取り消されています。");
}
