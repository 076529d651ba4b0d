namespace Portal.Core.Results;

/// <summary>What the validation behaviour needs to answer without running the handler.</summary>
public interface IFailable<TSelf>
    where TSelf : IFailable<TSelf>
{
    static abstract TSelf Fail(IReadOnlyList<Error> errors);
}

/// <summary>Done, or refused for one or more expected reasons.</summary>
public sealed record Result : IFailable<Result>
{
    private Result(IReadOnlyList<Error> errors) => Errors = errors;

    public static Result Done { get; } = new([]);

    /// <summary>Empty when the request succeeded.</summary>
    public IReadOnlyList<Error> Errors { get; }

    public bool Failed => Errors.Count > 0;

    public static Result Fail(IReadOnlyList<Error> errors) => new(errors);

    public static implicit operator Result(Error error) => new([error]);
}

/// <summary>A value, or the expected reasons why there is none.</summary>
public sealed record Result<T> : IFailable<Result<T>>
{
    private readonly T? value;

    private Result(T? value, IReadOnlyList<Error> errors) => (this.value, Errors) = (value, errors);

    /// <summary>Empty when the request succeeded.</summary>
    public IReadOnlyList<Error> Errors { get; }

    public bool Failed => Errors.Count > 0;

    /// <summary>The value of a success; asking a refusal for it is a bug and throws.</summary>
    public T Value => Failed ? throw new InvalidOperationException("A refusal has no value.") : value!;

    public static Result<T> Fail(IReadOnlyList<Error> errors) => new(default, errors);

    /// <summary>For a value whose type is an interface, which C# does not convert by itself.</summary>
    public static Result<T> Done(T value) => new(value, []);

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Error error) => new(default, [error]);
}
